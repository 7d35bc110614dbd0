package dev.countersign.sandbox.codepipeline;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.codepipeline.run.ActionRun;
import dev.countersign.sandbox.codepipeline.run.Pipeline;
import dev.countersign.sandbox.codepipeline.run.Pipelines;
import dev.countersign.sandbox.codepipeline.run.StageSlot;
import dev.countersign.sandbox.codepipeline.structure.PipelineErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.ActionExecution;
import software.amazon.awssdk.services.codepipeline.model.ActionRevision;
import software.amazon.awssdk.services.codepipeline.model.ActionState;
import software.amazon.awssdk.services.codepipeline.model.ConditionType;
import software.amazon.awssdk.services.codepipeline.model.DisableStageTransitionRequest;
import software.amazon.awssdk.services.codepipeline.model.DisableStageTransitionResponse;
import software.amazon.awssdk.services.codepipeline.model.EnableStageTransitionRequest;
import software.amazon.awssdk.services.codepipeline.model.EnableStageTransitionResponse;
import software.amazon.awssdk.services.codepipeline.model.ExecutionType;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineStateRequest;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineStateResponse;
import software.amazon.awssdk.services.codepipeline.model.RetryStageMetadata;
import software.amazon.awssdk.services.codepipeline.model.RetryTrigger;
import software.amazon.awssdk.services.codepipeline.model.StageDeclaration;
import software.amazon.awssdk.services.codepipeline.model.StageExecution;
import software.amazon.awssdk.services.codepipeline.model.StageExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.StageState;
import software.amazon.awssdk.services.codepipeline.model.StageTransitionType;
import software.amazon.awssdk.services.codepipeline.model.TransitionState;

/**
 * GetPipelineState, and the transitions between stages. In the mode PARALLEL the state tells of transitions only: who is where is told
 * by ListActionExecutions.
 */
final class StateOperations {
    private static final Pattern REASON = Pattern.compile("[a-zA-Z0-9!@ ().*?\\-]{1,300}");

    private final World world;
    private final Pipelines pipelines;
    private final Engine engine;

    StateOperations(World world, Pipelines pipelines, Engine engine) {
        this.world = world;
        this.pipelines = pipelines;
        this.engine = engine;
    }

    void register() {
        var on = world.operations();
        on.on(
                GetPipelineStateRequest.class,
                Access.on("codepipeline:GetPipelineState", q -> pipelines.arn(q.name())),
                this::state);
        on.on(
                DisableStageTransitionRequest.class,
                Access.on(
                        "codepipeline:DisableStageTransition",
                        q -> pipelines.arn(q.pipelineName()) + "/" + q.stageName()),
                this::disable);
        on.on(
                EnableStageTransitionRequest.class,
                Access.on(
                        "codepipeline:EnableStageTransition",
                        q -> pipelines.arn(q.pipelineName()) + "/" + q.stageName()),
                this::enable);
    }

    private GetPipelineStateResponse state(GetPipelineStateRequest request, Caller caller) {
        Pipeline pipeline = pipelines.require(request.name());
        synchronized (pipeline) {
            List<StageState> stages = new ArrayList<>();
            for (StageDeclaration stage : pipeline.declaration().stages()) {
                stages.add(stage(stage, pipeline.slot(stage.name()), stages.isEmpty()));
            }
            return GetPipelineStateResponse.builder()
                    .pipelineName(pipeline.name())
                    .pipelineVersion(pipeline.declaration().version())
                    .stageStates(stages)
                    .created(pipeline.created())
                    .updated(pipeline.updated())
                    .build();
        }
    }

    private static StageState stage(StageDeclaration stage, StageSlot slot, boolean first) {
        var state = StageState.builder()
                .stageName(stage.name())
                .actionStates(stage.actions().stream()
                        .map(action -> action(
                                action, Optional.ofNullable(slot.latestActions().get(action.name()))))
                        .toList());
        if (!first) {
            state.inboundTransitionState(slot.transition());
        }
        List<StageExecution> waiting = slot.inbound().stream()
                .map(run -> execution(run.id(), StageExecutionStatus.IN_PROGRESS))
                .toList();
        if (!waiting.isEmpty()) {
            state.inboundExecution(waiting.getFirst()).inboundExecutions(waiting);
        }
        slot.latest().ifPresent(latest -> {
            state.latestExecution(execution(latest.execution().id(), latest.status()))
                    .beforeEntryConditionState(
                            latest.condition(ConditionType.BEFORE_ENTRY).orElse(null))
                    .onSuccessConditionState(
                            latest.condition(ConditionType.ON_SUCCESS).orElse(null));
            if (latest.manualRetries() > 0) {
                state.retryStageMetadata(RetryStageMetadata.builder()
                        .manualStageRetryAttempt(latest.manualRetries())
                        .latestRetryTrigger(RetryTrigger.MANUAL_STAGE_RETRY)
                        .build());
            }
        });
        return state.build();
    }

    private static StageExecution execution(String id, StageExecutionStatus status) {
        return StageExecution.builder()
                .pipelineExecutionId(id)
                .status(status)
                .type(ExecutionType.STANDARD)
                .build();
    }

    private static ActionState action(ActionDeclaration action, Optional<ActionRun> latest) {
        var state = ActionState.builder().actionName(action.name());
        latest.ifPresent(run -> {
            state.latestExecution(execution(run));
            run.revision()
                    .ifPresent(revision -> state.revisionUrl(revision.url())
                            .entityUrl("https://console.aws.amazon.com/s3/home?#")
                            .currentRevision(ActionRevision.builder()
                                    .revisionId(revision.versionId())
                                    .revisionChangeId(revision.etag())
                                    .created(revision.created())
                                    .build()));
        });
        return state.build();
    }

    private static ActionExecution execution(ActionRun run) {
        return ActionExecution.builder()
                .actionExecutionId(run.id())
                .status(run.status())
                .summary(run.summary().orElse(null))
                .lastStatusChange(run.changed())
                .token(run.token().orElse(null))
                .lastUpdatedBy(run.outcome().flatMap(ActionRun.Outcome::by).orElse(null))
                .externalExecutionId(
                        run.token().isPresent() ? null : run.externalId().orElse(null))
                .errorDetails(run.outcome().flatMap(ActionRun.Outcome::error).orElse(null))
                .build();
    }

    private DisableStageTransitionResponse disable(DisableStageTransitionRequest request, Caller caller) {
        if (request.reason() == null || !REASON.matcher(request.reason()).matches()) {
            throw PipelineErrors.constraint(
                    String.valueOf(request.reason()),
                    "reason",
                    "satisfy regular expression pattern: [a-zA-Z0-9!@ \\(\\)\\.\\*\\?\\-]+");
        }
        change(
                request.pipelineName(),
                request.stageName(),
                request.transitionType(),
                TransitionState.builder()
                        .enabled(false)
                        .disabledReason(request.reason())
                        .lastChangedBy(caller.arn())
                        .lastChangedAt(world.clock().instant())
                        .build());
        return DisableStageTransitionResponse.builder().build();
    }

    private EnableStageTransitionResponse enable(EnableStageTransitionRequest request, Caller caller) {
        change(
                request.pipelineName(),
                request.stageName(),
                request.transitionType(),
                TransitionState.builder()
                        .enabled(true)
                        .lastChangedBy(caller.arn())
                        .lastChangedAt(world.clock().instant())
                        .build());
        return EnableStageTransitionResponse.builder().build();
    }

    private void change(String name, String stage, StageTransitionType type, TransitionState state) {
        Pipeline pipeline = pipelines.require(name);
        synchronized (pipeline) {
            StageSlot slot = behind(pipeline, pipeline.slot(stage), type);
            slot.transition(state);
            engine.admitAll(pipeline, slot.name());
        }
    }

    /** The stage that a transition leads into. */
    private static StageSlot behind(Pipeline pipeline, StageSlot slot, StageTransitionType type) {
        List<StageSlot> slots = pipeline.slots();
        int at = slots.indexOf(slot);
        return switch (type) {
            case INBOUND -> slot;
            case OUTBOUND -> {
                if (at + 1 >= slots.size()) {
                    throw PipelineErrors.noStage(pipeline.name(), "behind " + slot.name());
                }
                yield slots.get(at + 1);
            }
            case UNKNOWN_TO_SDK_VERSION ->
                throw PipelineErrors.constraint("?", "transitionType", "satisfy enum value set: [Inbound, Outbound]");
        };
    }
}
