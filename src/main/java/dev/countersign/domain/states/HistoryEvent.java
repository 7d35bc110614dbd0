package dev.countersign.domain.states;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One event of an execution's history.
 *
 * @param id counts from 1
 * @param previousId the event that led to this one; 0 for the first ones
 * @param type in the words of Step Functions, for example {@code TaskStateEntered}
 */
public record HistoryEvent(long id, long previousId, Instant timestamp, String type, EventDetail detail) {
    public HistoryEvent {
        requireNonNull(timestamp, "timestamp");
        requireNonNull(type, "type");
        requireNonNull(detail, "detail");
        if (id < 1 || previousId < 0) {
            throw new IllegalArgumentException("event ids count from 1");
        }
    }

    /** The name of the state that this event enters or leaves; no other event names its state. */
    public Optional<String> stateName() {
        return switch (detail) {
            case EventDetail.StateEntered entered -> Optional.of(entered.name());
            case EventDetail.StateExited exited -> Optional.of(exited.name());
            default -> Optional.empty();
        };
    }

    /** What went in with this event, as JSON text. */
    public Optional<String> input() {
        return switch (detail) {
            case EventDetail.ExecutionStarted started -> started.input();
            case EventDetail.StateEntered entered -> entered.input();
            case EventDetail.TaskScheduled scheduled -> Optional.of(scheduled.parameters());
            case EventDetail.FunctionScheduled scheduled -> scheduled.input();
            default -> Optional.empty();
        };
    }

    /** What came out with this event, as JSON text. */
    public Optional<String> output() {
        return switch (detail) {
            case EventDetail.ExecutionEnded ended -> ended.output();
            case EventDetail.StateExited exited -> exited.output();
            case EventDetail.TaskSubmitted submitted -> submitted.output();
            case EventDetail.TaskSucceeded succeeded -> succeeded.output();
            case EventDetail.FunctionSucceeded succeeded -> succeeded.output();
            default -> Optional.empty();
        };
    }

    /** The name of the error that this event reports. */
    public Optional<String> error() {
        return switch (detail) {
            case EventDetail.ExecutionEnded ended -> ended.error();
            case EventDetail.TaskFailed failed -> failed.error();
            case EventDetail.Failed failed -> failed.error();
            default -> Optional.empty();
        };
    }

    /** The cause of that error. */
    public Optional<String> cause() {
        return switch (detail) {
            case EventDetail.ExecutionEnded ended -> ended.cause();
            case EventDetail.TaskFailed failed -> failed.cause();
            case EventDetail.Failed failed -> failed.cause();
            default -> Optional.empty();
        };
    }
}
