package dev.countersign.aws.sdk;

import static dev.countersign.aws.sdk.call.SdkTypes.present;

import dev.countersign.domain.Redacted;
import dev.countersign.domain.pipelines.ActionExecution;
import dev.countersign.domain.pipelines.ActionState;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.ApprovalToken;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.PipelineAction;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.pipelines.PipelineExecution.SourceRevision;
import dev.countersign.domain.pipelines.StageState;
import dev.countersign.domain.pipelines.StageState.StageStatus;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionDetail;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionResult;
import software.amazon.awssdk.services.codepipeline.model.ErrorDetails;
import software.amazon.awssdk.services.codepipeline.model.ExecutionTrigger;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineResponse;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionSummary;
import software.amazon.awssdk.services.codepipeline.model.StageExecution;
import software.amazon.awssdk.services.codepipeline.model.TransitionState;

/** Pipelines from the SDK's form into ours. */
final class PipelineTypes {
    private PipelineTypes() {}

    static Pipeline pipeline(GetPipelineResponse answer) {
        PipelineDeclaration pipeline = answer.pipeline();
        return new Pipeline(
                pipeline.name(),
                pipeline.version() == null ? 1 : pipeline.version(),
                mode(pipeline.executionModeAsString()),
                pipeline.stages().stream()
                        .map(stage -> new Pipeline.PipelineStage(
                                stage.name(),
                                stage.actions().stream()
                                        .map(PipelineTypes::action)
                                        .toList(),
                                StageConditionTypes.declared(stage)))
                        .toList(),
                Optional.ofNullable(answer.metadata())
                        .flatMap(metadata -> Optional.ofNullable(metadata.pollingDisabledAt())),
                Optional.ofNullable(pipeline.pipelineTypeAsString()));
    }

    private static Pipeline.ExecutionMode mode(@Nullable String word) {
        return Stream.of(Pipeline.ExecutionMode.values())
                .filter(mode -> mode.name().equals(word))
                .findFirst()
                .orElse(Pipeline.ExecutionMode.SUPERSEDED);
    }

    private static PipelineAction action(ActionDeclaration action) {
        return new PipelineAction(
                action.name(),
                action.actionTypeId().categoryAsString(),
                action.actionTypeId().ownerAsString(),
                action.actionTypeId().provider(),
                action.runOrder() == null ? 1 : action.runOrder(),
                action.configuration(),
                action.timeoutInMinutes() == null
                        ? Optional.empty()
                        : Optional.of(Duration.ofMinutes(action.timeoutInMinutes())));
    }

    static StageState stage(software.amazon.awssdk.services.codepipeline.model.StageState stage) {
        Optional<StageExecution> latest = Optional.ofNullable(stage.latestExecution());
        Optional<TransitionState> transition = Optional.ofNullable(stage.inboundTransitionState());
        List<StageExecution> inbound =
                stage.hasInboundExecutions() && !stage.inboundExecutions().isEmpty()
                        ? stage.inboundExecutions()
                        : Stream.ofNullable(stage.inboundExecution()).toList();
        return new StageState(
                stage.stageName(),
                latest.map(StageExecution::pipelineExecutionId),
                latest.map(execution -> stageStatus(execution.statusAsString())),
                inbound.stream().map(StageExecution::pipelineExecutionId).toList(),
                transition.map(TransitionState::enabled).orElse(true),
                transition.flatMap(state -> present(state.disabledReason())),
                stage.actionStates().stream().map(PipelineTypes::actionState).toList(),
                StageConditionTypes.entry(stage));
    }

    private static ActionState actionState(software.amazon.awssdk.services.codepipeline.model.ActionState state) {
        var latest = Optional.ofNullable(state.latestExecution());
        return new ActionState(
                state.actionName(),
                latest.flatMap(run -> present(run.actionExecutionId())),
                latest.map(run -> actionStatus(run.statusAsString())),
                latest.map(software.amazon.awssdk.services.codepipeline.model.ActionExecution::lastStatusChange),
                latest.flatMap(run -> text(run.summary())),
                latest.flatMap(run -> present(run.lastUpdatedBy())),
                latest.flatMap(run -> present(run.token())).map(ApprovalToken::new),
                latest.flatMap(run -> error(run.errorDetails())),
                Optional.ofNullable(state.currentRevision()).flatMap(revision -> present(revision.revisionId())));
    }

    static PipelineExecution execution(String pipeline, PipelineExecutionSummary run) {
        return new PipelineExecution(
                pipeline,
                run.pipelineExecutionId(),
                executionStatus(run.statusAsString()),
                text(run.statusSummary()),
                run.startTime(),
                run.lastUpdateTime(),
                run.sourceRevisions().stream()
                        .map(source -> new SourceRevision(
                                source.actionName(),
                                Objects.toString(source.revisionId(), ""),
                                text(source.revisionSummary()),
                                present(source.revisionUrl())))
                        .toList(),
                trigger(run.trigger()));
    }

    private static Optional<String> trigger(@Nullable ExecutionTrigger trigger) {
        if (trigger == null || trigger.triggerTypeAsString() == null) {
            return Optional.empty();
        }
        String type = trigger.triggerTypeAsString();
        return Optional.of(text(trigger.triggerDetail())
                .map(detail -> type + " (" + nameIn(detail) + ")")
                .orElse(type));
    }

    /** The detail is the ARN of whoever set it off: a rule, a user, a role's session; its name says it all. */
    private static String nameIn(String detail) {
        return detail.startsWith("arn:")
                ? detail.substring(Math.max(detail.lastIndexOf('/'), detail.lastIndexOf(':')) + 1)
                : detail;
    }

    static ActionExecution actionExecution(ActionExecutionDetail run) {
        Optional<ActionExecutionResult> result =
                Optional.ofNullable(run.output()).map(output -> output.executionResult());
        String category = run.input() == null || run.input().actionTypeId() == null
                ? ""
                : Objects.toString(run.input().actionTypeId().categoryAsString(), "");
        return new ActionExecution(
                run.pipelineExecutionId(),
                run.actionExecutionId(),
                run.stageName(),
                run.actionName(),
                category,
                actionStatus(run.statusAsString()),
                run.startTime(),
                run.lastUpdateTime(),
                present(run.updatedBy()),
                result.flatMap(found -> text(found.externalExecutionSummary())),
                category.equals("Approval")
                        ? result.flatMap(found -> present(found.externalExecutionId()))
                                .map(ApprovalToken::new)
                        : Optional.empty(),
                result.flatMap(found -> error(found.errorDetails())));
    }

    private static Optional<String> error(@Nullable ErrorDetails error) {
        if (error == null || error.code() == null && error.message() == null) {
            return Optional.empty();
        }
        return text(Stream.of(error.code(), error.message())
                .filter(Objects::nonNull)
                .reduce((code, message) -> code + ", " + message)
                .orElse(""));
    }

    private static Optional<String> text(@Nullable String text) {
        return present(text).map(full -> Redacted.of(full).text());
    }

    private static ActionStatus actionStatus(@Nullable String word) {
        return switch (Objects.toString(word, "")) {
            case "InProgress" -> ActionStatus.IN_PROGRESS;
            case "Abandoned" -> ActionStatus.ABANDONED;
            case "Succeeded" -> ActionStatus.SUCCEEDED;
            case "Failed" -> ActionStatus.FAILED;
            default -> ActionStatus.OTHER;
        };
    }

    private static StageStatus stageStatus(@Nullable String word) {
        return switch (Objects.toString(word, "")) {
            case "Cancelled" -> StageStatus.CANCELLED;
            case "InProgress" -> StageStatus.IN_PROGRESS;
            case "Failed" -> StageStatus.FAILED;
            case "Stopped" -> StageStatus.STOPPED;
            case "Stopping" -> StageStatus.STOPPING;
            case "Succeeded" -> StageStatus.SUCCEEDED;
            case "Skipped" -> StageStatus.SKIPPED;
            default -> StageStatus.OTHER;
        };
    }

    private static PipelineExecutionStatus executionStatus(@Nullable String word) {
        return switch (Objects.toString(word, "")) {
            case "Cancelled" -> PipelineExecutionStatus.CANCELLED;
            case "InProgress" -> PipelineExecutionStatus.IN_PROGRESS;
            case "Stopped" -> PipelineExecutionStatus.STOPPED;
            case "Stopping" -> PipelineExecutionStatus.STOPPING;
            case "Succeeded" -> PipelineExecutionStatus.SUCCEEDED;
            case "Superseded" -> PipelineExecutionStatus.SUPERSEDED;
            case "Failed" -> PipelineExecutionStatus.FAILED;
            default -> PipelineExecutionStatus.OTHER;
        };
    }
}
