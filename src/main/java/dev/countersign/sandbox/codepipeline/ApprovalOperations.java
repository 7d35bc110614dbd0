package dev.countersign.sandbox.codepipeline;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.codepipeline.run.ActionRun;
import dev.countersign.sandbox.codepipeline.run.ActionRun.Outcome;
import dev.countersign.sandbox.codepipeline.run.Pipeline;
import dev.countersign.sandbox.codepipeline.run.Pipelines;
import dev.countersign.sandbox.codepipeline.run.StageSlot;
import dev.countersign.sandbox.codepipeline.structure.PipelineErrors;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.codepipeline.model.ApprovalResult;
import software.amazon.awssdk.services.codepipeline.model.ApprovalStatus;
import software.amazon.awssdk.services.codepipeline.model.ExecutionMode;
import software.amazon.awssdk.services.codepipeline.model.PutApprovalResultRequest;
import software.amazon.awssdk.services.codepipeline.model.PutApprovalResultResponse;

/** The answer to a manual approval. */
final class ApprovalOperations {
    private static final int LONGEST_SUMMARY = 512;
    private static final Pattern TOKEN =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final World world;
    private final Pipelines pipelines;
    private final Engine engine;

    ApprovalOperations(World world, Pipelines pipelines, Engine engine) {
        this.world = world;
        this.pipelines = pipelines;
        this.engine = engine;
    }

    void register() {
        world.operations()
                .on(
                        PutApprovalResultRequest.class,
                        Access.on(
                                "codepipeline:PutApprovalResult",
                                q -> pipelines.arn(q.pipelineName()) + "/" + q.stageName() + "/" + q.actionName()),
                        this::put);
    }

    private PutApprovalResultResponse put(PutApprovalResultRequest request, Caller caller) {
        boolean approved = checkedResult(request.result());
        if (request.token() == null || !TOKEN.matcher(request.token()).matches()) {
            throw PipelineErrors.constraint(
                    "(sensitive)",
                    "token",
                    "satisfy regular expression pattern: [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
        }
        Pipeline pipeline = pipelines.require(request.pipelineName());
        synchronized (pipeline) {
            ActionRun run = answered(pipeline, request);
            Instant now = world.clock().instant();
            engine.complete(
                    pipeline,
                    run,
                    Outcome.decided(approved, caller.arn(), request.result().summary()));
            return PutApprovalResultResponse.builder().approvedAt(now).build();
        }
    }

    private static boolean checkedResult(ApprovalResult result) {
        if (result == null || result.summary() == null || result.statusAsString() == null) {
            throw ServiceError.of(
                    "ValidationException",
                    "1 validation error detected: Value null at 'result' failed to satisfy constraint: Member must not be"
                            + " null");
        }
        if (result.summary().length() > LONGEST_SUMMARY) {
            throw PipelineErrors.constraint(
                    result.summary(), "result.summary", "have length less than or equal to 512");
        }
        if (result.status() == ApprovalStatus.UNKNOWN_TO_SDK_VERSION) {
            throw PipelineErrors.constraint(
                    result.statusAsString(), "result.status", "satisfy enum value set: [Approved, Rejected]");
        }
        return result.status() == ApprovalStatus.APPROVED;
    }

    /** The open approval that the request answers. */
    private static ActionRun answered(Pipeline pipeline, PutApprovalResultRequest request) {
        StageSlot slot = pipeline.slot(request.stageName());
        boolean known = pipeline.declaration().stages().stream()
                .filter(stage -> stage.name().equals(request.stageName()))
                .flatMap(stage -> stage.actions().stream())
                .anyMatch(action -> action.name().equals(request.actionName()));
        if (!known) {
            throw PipelineErrors.noAction(pipeline.name(), request.stageName(), request.actionName());
        }
        Optional<ActionRun> meant = asked(pipeline, slot, request)
                .filter(run -> run.token().equals(Optional.of(request.token())))
                .findFirst();
        ActionRun run = meant.orElseThrow(ApprovalOperations::invalidToken);
        if (run.isRunning()) {
            return run;
        }
        // Answered by a person; an expired or abandoned request has nobody to name.
        if (run.outcome().flatMap(Outcome::by).isPresent()) {
            throw ServiceError.of(
                    "ApprovalAlreadyCompletedException", "The approval action has already been approved or rejected.");
        }
        throw invalidToken();
    }

    /** The runs of the action that can have asked last: one, or in the mode PARALLEL one of each execution. */
    private static Stream<ActionRun> asked(Pipeline pipeline, StageSlot slot, PutApprovalResultRequest request) {
        return pipeline.declaration().executionMode() == ExecutionMode.PARALLEL
                ? pipeline.executions().stream()
                        .flatMap(run -> run.actions().stream())
                        .filter(run -> run.stage().equals(slot.name())
                                && run.action().name().equals(request.actionName()))
                : Stream.ofNullable(slot.latestActions().get(request.actionName()));
    }

    private static ServiceError invalidToken() {
        return ServiceError.of(
                "InvalidApprovalTokenException", "The approval request already received a response or has expired.");
    }
}
