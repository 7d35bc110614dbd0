package dev.countersign.testing;

import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.states.EventDetail;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.domain.states.HistoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Builds histories as Step Functions records them: one line after the other, each event a second after the one before. */
public final class Histories {
    private final List<HistoryEvent> events = new ArrayList<>();
    private Instant at;
    private long previous;

    private Histories(Instant start) {
        this.at = start;
    }

    public static Histories startedAt(Instant start) {
        var histories = new Histories(start);
        histories.add("ExecutionStarted", new EventDetail.ExecutionStarted(Optional.of("{}")));
        // The first state's entry follows from nothing.
        histories.previous = 0;
        return histories;
    }

    public Histories enter(String kind, String state) {
        return add(kind + "StateEntered", new EventDetail.StateEntered(state, Optional.of("{}")));
    }

    public Histories exit(String kind, String state) {
        return add(kind + "StateExited", new EventDetail.StateExited(state, Optional.of("{}")));
    }

    /** A callback task up to the point where it waits. */
    public Histories waitIn(String state, TaskTokenHash token) {
        return waitIn(state, token, Duration.ofDays(7));
    }

    public Histories waitIn(String state, TaskTokenHash token, Duration timeout) {
        return enter("Task", state)
                .schedule(token, Optional.of(timeout))
                .started()
                .submitted();
    }

    public Histories schedule(TaskTokenHash token, Optional<Duration> timeout) {
        return add(
                "TaskScheduled",
                new EventDetail.TaskScheduled(
                        "lambda", "invoke.waitForTaskToken", "{}", timeout, Optional.empty(), Set.of(token)));
    }

    public Histories started() {
        return add("TaskStarted", new EventDetail.TaskStarted("lambda", "invoke.waitForTaskToken"));
    }

    public Histories submitted() {
        return submitted("{}");
    }

    /** @param output what the function answered, as JSON text */
    public Histories submitted(String output) {
        return add(
                "TaskSubmitted",
                new EventDetail.TaskSubmitted("lambda", "invoke.waitForTaskToken", Optional.of(output)));
    }

    public Histories answered(String output) {
        return add(
                "TaskSucceeded",
                new EventDetail.TaskSucceeded("lambda", "invoke.waitForTaskToken", Optional.of(output)));
    }

    /** @param type TaskFailed, TaskTimedOut, TaskSubmitFailed or TaskStartFailed */
    public Histories failed(String type, String error) {
        return add(
                type,
                new EventDetail.TaskFailed(
                        "lambda", "invoke.waitForTaskToken", Optional.of(error), Optional.of("because")));
    }

    public Histories choose(String choice, String target) {
        return enter("Choice", choice)
                .exit("Choice", choice)
                .enter("Succeed", target)
                .exit("Succeed", target);
    }

    public Histories end(ExecutionStatus status) {
        return end(status, Optional.empty());
    }

    public Histories end(ExecutionStatus status, Optional<String> error) {
        String type = switch (status) {
            case SUCCEEDED -> "ExecutionSucceeded";
            case FAILED -> "ExecutionFailed";
            case TIMED_OUT -> "ExecutionTimedOut";
            case ABORTED -> "ExecutionAborted";
            case RUNNING, PENDING_REDRIVE -> throw new IllegalArgumentException("not an end");
        };
        if (status == ExecutionStatus.ABORTED) {
            previous = 0;
        }
        return add(type, new EventDetail.ExecutionEnded(status, Optional.empty(), error, Optional.empty()));
    }

    /** A redrive; whether the state is entered once more is up to what follows. */
    public Histories redriven() {
        previous = events.size();
        return add("ExecutionRedriven", new EventDetail.Other());
    }

    /** Lets time pass before the next event. */
    public Histories pause(Duration duration) {
        at = at.plus(duration);
        return this;
    }

    public List<HistoryEvent> events() {
        return List.copyOf(events);
    }

    private Histories add(String type, EventDetail detail) {
        long id = events.size() + 1L;
        events.add(new HistoryEvent(id, previous, at, type, detail));
        previous = id;
        at = at.plusSeconds(1);
        return this;
    }
}
