package dev.countersign.sandbox.codepipeline;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.codepipeline.run.Pipeline;
import dev.countersign.sandbox.codepipeline.run.PipelineRun;
import dev.countersign.sandbox.codepipeline.run.Pipelines;
import dev.countersign.sandbox.codepipeline.run.StageRun;
import dev.countersign.sandbox.codepipeline.run.StageSlot;
import dev.countersign.sandbox.codepipeline.structure.PipelineErrors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.ConditionType;
import software.amazon.awssdk.services.codepipeline.model.ExecutionTrigger;
import software.amazon.awssdk.services.codepipeline.model.OverrideStageConditionRequest;
import software.amazon.awssdk.services.codepipeline.model.OverrideStageConditionResponse;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;
import software.amazon.awssdk.services.codepipeline.model.RetryStageExecutionRequest;
import software.amazon.awssdk.services.codepipeline.model.RetryStageExecutionResponse;
import software.amazon.awssdk.services.codepipeline.model.SourceRevisionOverride;
import software.amazon.awssdk.services.codepipeline.model.StageExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.StageRetryMode;
import software.amazon.awssdk.services.codepipeline.model.StartPipelineExecutionRequest;
import software.amazon.awssdk.services.codepipeline.model.StartPipelineExecutionResponse;
import software.amazon.awssdk.services.codepipeline.model.StopPipelineExecutionRequest;
import software.amazon.awssdk.services.codepipeline.model.StopPipelineExecutionResponse;
import software.amazon.awssdk.services.codepipeline.model.TriggerType;

/** Executions started, stopped and retried. */
final class ExecutionOperations {
    private static final int LONGEST_REASON = 200;
    private static final String OVERRIDE_KEY = "AllowOverrideForS3ObjectKey";

    private final World world;
    private final Pipelines pipelines;
    private final Engine engine;
    private final Endings endings;

    ExecutionOperations(World world, Pipelines pipelines, Engine engine, Endings endings) {
        this.world = world;
        this.pipelines = pipelines;
        this.engine = engine;
        this.endings = endings;
    }

    void register() {
        var on = world.operations();
        on.on(
                StartPipelineExecutionRequest.class,
                Access.on("codepipeline:StartPipelineExecution", q -> pipelines.arn(q.name())),
                this::start);
        on.on(
                StopPipelineExecutionRequest.class,
                Access.on("codepipeline:StopPipelineExecution", q -> pipelines.arn(q.pipelineName())),
                this::stop);
        on.on(
                RetryStageExecutionRequest.class,
                Access.on(
                        "codepipeline:RetryStageExecution", q -> pipelines.arn(q.pipelineName()) + "/" + q.stageName()),
                this::retry);
        on.on(
                OverrideStageConditionRequest.class,
                Access.on(
                        "codepipeline:OverrideStageCondition",
                        q -> pipelines.arn(q.pipelineName()) + "/" + q.stageName()),
                this::override);
    }

    /** The values that pipeline variables have when nobody gives others. */
    static Map<String, String> defaults(PipelineDeclaration declaration) {
        Map<String, String> values = new LinkedHashMap<>();
        declaration.variables().stream()
                .filter(variable -> variable.defaultValue() != null)
                .forEach(variable -> values.put(variable.name(), variable.defaultValue()));
        return values;
    }

    private StartPipelineExecutionResponse start(StartPipelineExecutionRequest request, Caller caller) {
        Pipeline pipeline = pipelines.require(request.name());
        String token = request.clientRequestToken();
        if (token != null && !token.matches("[a-zA-Z0-9-]{1,128}")) {
            throw PipelineErrors.constraint(
                    token, "clientRequestToken", "satisfy regular expression pattern: ^[a-zA-Z0-9-]+$");
        }
        synchronized (pipeline) {
            String before = token == null ? null : pipeline.startTokens().get(token);
            if (before != null) {
                return StartPipelineExecutionResponse.builder()
                        .pipelineExecutionId(before)
                        .build();
            }
            PipelineDeclaration declaration = pipeline.declaration();
            request.sourceRevisions().forEach(override -> checkOverride(declaration, override));
            var start =
                    new PipelineRun.Start(trigger(caller), request.sourceRevisions(), variables(declaration, request));
            PipelineRun run = engine.start(pipeline, start);
            if (token != null) {
                pipeline.startTokens().put(token, run.id());
            }
            return StartPipelineExecutionResponse.builder()
                    .pipelineExecutionId(run.id())
                    .build();
        }
    }

    /** A call on behalf of a rule is told as the rule's; any other as its caller's. */
    private static ExecutionTrigger trigger(Caller caller) {
        Optional<String> rule = caller.sourceArn().filter(arn -> arn.contains(":events:"));
        return ExecutionTrigger.builder()
                .triggerType(rule.isPresent() ? TriggerType.CLOUD_WATCH_EVENT : TriggerType.START_PIPELINE_EXECUTION)
                .triggerDetail(rule.orElse(caller.arn()))
                .build();
    }

    private static void checkOverride(PipelineDeclaration declaration, SourceRevisionOverride override) {
        ActionDeclaration source = declaration.stages().getFirst().actions().stream()
                .filter(action -> action.name().equals(override.actionName()))
                .findFirst()
                .orElseThrow(() -> ServiceError.of(
                        "ValidationException",
                        "Source revision overrides contain an action that is not a source action of the pipeline: "
                                + override.actionName()));
        switch (override.revisionType()) {
            case S3_OBJECT_VERSION_ID -> {}
            case S3_OBJECT_KEY -> {
                if (!Boolean.parseBoolean(source.configuration().get(OVERRIDE_KEY))) {
                    throw ServiceError.of(
                            "ValidationException",
                            "Source action " + source.name() + " does not allow to override its S3 object key. Set "
                                    + OVERRIDE_KEY + " to true in its configuration.");
                }
            }
            case COMMIT_ID, IMAGE_DIGEST, UNKNOWN_TO_SDK_VERSION ->
                throw ServiceError.of(
                        "ValidationException",
                        "Source action " + source.name() + " does not support the revision type "
                                + override.revisionTypeAsString());
        }
    }

    private static Map<String, String> variables(
            PipelineDeclaration declaration, StartPipelineExecutionRequest request) {
        Map<String, String> values = defaults(declaration);
        request.variables().forEach(given -> {
            if (declaration.variables().stream().noneMatch(known -> known.name().equals(given.name()))) {
                throw ServiceError.of(
                        "ValidationException",
                        "Pipeline '" + declaration.name() + "' does not declare a variable '" + given.name() + "'");
            }
            values.put(given.name(), given.value());
        });
        Set<String> missing = new java.util.TreeSet<>();
        declaration.variables().stream()
                .map(variable -> variable.name())
                .filter(name -> !values.containsKey(name))
                .forEach(missing::add);
        if (!missing.isEmpty()) {
            throw ServiceError.of("ValidationException", "Missing values for the pipeline variables " + missing);
        }
        return values;
    }

    private StopPipelineExecutionResponse stop(StopPipelineExecutionRequest request, Caller caller) {
        Pipeline pipeline = pipelines.require(request.pipelineName());
        String reason = request.reason();
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw PipelineErrors.constraint(reason, "reason", "have length less than or equal to 200");
        }
        boolean abandon = Boolean.TRUE.equals(request.abandon());
        synchronized (pipeline) {
            PipelineRun run = pipeline.execution(request.pipelineExecutionId());
            if (!run.isOpen()) {
                throw ServiceError.of(
                        "PipelineExecutionNotStoppableException",
                        "The pipeline execution '" + run.id() + "' of pipeline '" + pipeline.name()
                                + "' cannot be stopped: its status is " + run.status());
            }
            if (run.isStopping() && !abandon) {
                throw ServiceError.of(
                        "DuplicatedStopRequestException",
                        "The pipeline execution '" + run.id() + "' is already in the Stopping state");
            }
            if (reason != null) {
                run.stopReason(reason);
            }
            endings.stop(pipeline, run, abandon);
            return StopPipelineExecutionResponse.builder()
                    .pipelineExecutionId(run.id())
                    .build();
        }
    }

    private RetryStageExecutionResponse retry(RetryStageExecutionRequest request, Caller caller) {
        Pipeline pipeline = pipelines.require(request.pipelineName());
        synchronized (pipeline) {
            PipelineRun run = pipeline.execution(request.pipelineExecutionId());
            StageSlot slot = pipeline.place(run, request.stageName());
            StageRun stage = latest(slot, run);
            boolean retryable =
                    stage.status() == StageExecutionStatus.FAILED || stage.status() == StageExecutionStatus.STOPPED;
            if (!retryable || run.isOpen()) {
                throw ServiceError.of(
                        "StageNotRetryableException",
                        "Stage '" + request.stageName() + "' of execution '" + run.id()
                                + "' cannot be retried: its status is " + stage.status());
            }
            checkRoom(pipeline);
            engine.retry(pipeline, slot, stage, request.retryMode() == StageRetryMode.ALL_ACTIONS);
            return RetryStageExecutionResponse.builder()
                    .pipelineExecutionId(run.id())
                    .build();
        }
    }

    private OverrideStageConditionResponse override(OverrideStageConditionRequest request, Caller caller) {
        Pipeline pipeline = pipelines.require(request.pipelineName());
        ConditionType type = request.conditionType();
        if (type == null || type == ConditionType.UNKNOWN_TO_SDK_VERSION) {
            throw PipelineErrors.constraint(
                    String.valueOf(request.conditionTypeAsString()),
                    "conditionType",
                    "satisfy enum value set: [BEFORE_ENTRY, ON_SUCCESS]");
        }
        synchronized (pipeline) {
            PipelineRun run = pipeline.execution(request.pipelineExecutionId());
            StageSlot slot = pipeline.place(run, request.stageName());
            StageRun stage = latest(slot, run);
            if (stage.status() != StageExecutionStatus.FAILED || run.isOpen() || !stage.isHeldBy(type)) {
                throw ServiceError.of(
                        "ConditionNotOverridableException",
                        "The condition " + type + " of stage '" + request.stageName() + "' in execution '" + run.id()
                                + "' cannot be overridden: it has not failed");
            }
            checkRoom(pipeline);
            engine.override(pipeline, slot, stage, type);
            return OverrideStageConditionResponse.builder().build();
        }
    }

    private static StageRun latest(StageSlot slot, PipelineRun run) {
        return slot.latest()
                .filter(latest -> latest.execution().equals(run))
                .orElseThrow(() -> ServiceError.of(
                        "NotLatestPipelineExecutionException",
                        "The pipeline execution '" + run.id() + "' is not the latest one in stage '" + slot.name()
                                + "'"));
    }

    private static void checkRoom(Pipeline pipeline) {
        if (Engine.isFull(pipeline)) {
            throw PipelineErrors.tooManyExecutions(pipeline.name(), Engine.MOST_OPEN);
        }
    }
}
