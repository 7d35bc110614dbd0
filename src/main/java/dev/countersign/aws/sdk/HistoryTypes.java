package dev.countersign.aws.sdk;

import dev.countersign.aws.sdk.call.SdkTypes;
import dev.countersign.domain.Redacted;
import dev.countersign.domain.states.EventDetail;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.domain.states.HistoryEvent;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** History events from the SDK's form into ours. Every text is redacted here, so that no task token gets any further. */
final class HistoryTypes {
    private HistoryTypes() {}

    static HistoryEvent event(software.amazon.awssdk.services.sfn.model.HistoryEvent event) {
        long previous = event.previousEventId() == null ? 0 : event.previousEventId();
        return new HistoryEvent(event.id(), previous, event.timestamp(), event.typeAsString(), detail(event));
    }

    private static EventDetail detail(software.amazon.awssdk.services.sfn.model.HistoryEvent event) {
        return switch (event.typeAsString()) {
            case "ExecutionStarted" ->
                new EventDetail.ExecutionStarted(
                        text(event.executionStartedEventDetails().input()));
            case "ExecutionSucceeded" ->
                new EventDetail.ExecutionEnded(
                        ExecutionStatus.SUCCEEDED,
                        text(event.executionSucceededEventDetails().output()),
                        Optional.empty(),
                        Optional.empty());
            case "ExecutionFailed", "ExecutionTimedOut", "ExecutionAborted" -> executionEnded(event);
            case "TaskScheduled" -> scheduled(event.taskScheduledEventDetails());
            case "TaskStarted" -> {
                var details = event.taskStartedEventDetails();
                yield new EventDetail.TaskStarted(details.resourceType(), details.resource());
            }
            case "TaskSubmitted" -> {
                var details = event.taskSubmittedEventDetails();
                yield new EventDetail.TaskSubmitted(details.resourceType(), details.resource(), text(details.output()));
            }
            case "TaskSucceeded" -> {
                var details = event.taskSucceededEventDetails();
                yield new EventDetail.TaskSucceeded(details.resourceType(), details.resource(), text(details.output()));
            }
            case "TaskFailed", "TaskTimedOut", "TaskSubmitFailed", "TaskStartFailed" -> taskFailed(event);
            default -> other(event);
        };
    }

    private static EventDetail executionEnded(software.amazon.awssdk.services.sfn.model.HistoryEvent event) {
        return switch (event.typeAsString()) {
            case "ExecutionFailed" -> {
                var details = event.executionFailedEventDetails();
                yield ended(
                        ExecutionStatus.FAILED,
                        details == null ? null : details.error(),
                        details == null ? null : details.cause());
            }
            case "ExecutionTimedOut" -> {
                var details = event.executionTimedOutEventDetails();
                yield ended(
                        ExecutionStatus.TIMED_OUT,
                        details == null ? null : details.error(),
                        details == null ? null : details.cause());
            }
            default -> {
                var details = event.executionAbortedEventDetails();
                yield ended(
                        ExecutionStatus.ABORTED,
                        details == null ? null : details.error(),
                        details == null ? null : details.cause());
            }
        };
    }

    private static EventDetail ended(ExecutionStatus status, @Nullable String error, @Nullable String cause) {
        return new EventDetail.ExecutionEnded(status, Optional.empty(), text(error), text(cause));
    }

    private static EventDetail scheduled(software.amazon.awssdk.services.sfn.model.TaskScheduledEventDetails details) {
        Redacted parameters = Redacted.of(Objects.toString(details.parameters(), ""));
        return new EventDetail.TaskScheduled(
                details.resourceType(),
                details.resource(),
                parameters.text(),
                seconds(details.timeoutInSeconds()),
                seconds(details.heartbeatInSeconds()),
                parameters.tokens());
    }

    private static EventDetail taskFailed(software.amazon.awssdk.services.sfn.model.HistoryEvent event) {
        return switch (event.typeAsString()) {
            case "TaskTimedOut" -> {
                var details = event.taskTimedOutEventDetails();
                yield failed(details.resourceType(), details.resource(), details.error(), details.cause());
            }
            case "TaskSubmitFailed" -> {
                var details = event.taskSubmitFailedEventDetails();
                yield failed(details.resourceType(), details.resource(), details.error(), details.cause());
            }
            case "TaskStartFailed" -> {
                var details = event.taskStartFailedEventDetails();
                yield failed(details.resourceType(), details.resource(), details.error(), details.cause());
            }
            default -> {
                var details = event.taskFailedEventDetails();
                yield failed(details.resourceType(), details.resource(), details.error(), details.cause());
            }
        };
    }

    private static EventDetail failed(
            String resourceType, String resource, @Nullable String error, @Nullable String cause) {
        return new EventDetail.TaskFailed(resourceType, resource, text(error), text(cause));
    }

    private static EventDetail other(software.amazon.awssdk.services.sfn.model.HistoryEvent event) {
        if (event.stateEnteredEventDetails() != null) {
            var details = event.stateEnteredEventDetails();
            return new EventDetail.StateEntered(details.name(), text(details.input()));
        }
        if (event.stateExitedEventDetails() != null) {
            var details = event.stateExitedEventDetails();
            return new EventDetail.StateExited(details.name(), text(details.output()));
        }
        if (event.lambdaFunctionScheduledEventDetails() != null) {
            var details = event.lambdaFunctionScheduledEventDetails();
            return new EventDetail.FunctionScheduled(details.resource(), text(details.input()));
        }
        if (event.lambdaFunctionSucceededEventDetails() != null) {
            return new EventDetail.FunctionSucceeded(
                    text(event.lambdaFunctionSucceededEventDetails().output()));
        }
        return otherFailure(event);
    }

    private static EventDetail otherFailure(software.amazon.awssdk.services.sfn.model.HistoryEvent event) {
        if (event.lambdaFunctionFailedEventDetails() != null) {
            var details = event.lambdaFunctionFailedEventDetails();
            return new EventDetail.Failed(text(details.error()), text(details.cause()));
        }
        if (event.lambdaFunctionTimedOutEventDetails() != null) {
            var details = event.lambdaFunctionTimedOutEventDetails();
            return new EventDetail.Failed(text(details.error()), text(details.cause()));
        }
        if (event.evaluationFailedEventDetails() != null) {
            var details = event.evaluationFailedEventDetails();
            return new EventDetail.Failed(text(details.error()), text(details.cause()));
        }
        if (event.mapRunFailedEventDetails() != null) {
            var details = event.mapRunFailedEventDetails();
            return new EventDetail.Failed(text(details.error()), text(details.cause()));
        }
        return new EventDetail.Other();
    }

    private static Optional<Duration> seconds(@Nullable Long seconds) {
        return seconds == null ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    static Optional<String> text(@Nullable String text) {
        return SdkTypes.present(text).map(full -> Redacted.of(full).text());
    }
}
