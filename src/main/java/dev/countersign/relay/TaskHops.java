package dev.countersign.relay;

import static dev.countersign.relay.Hop.Kind.TASK;
import static dev.countersign.relay.Hop.Kind.TOKEN;

import dev.countersign.domain.states.EventDetail.ExecutionEnded;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.domain.states.HistoryEvent;
import dev.countersign.relay.Hop.Evidence;
import dev.countersign.relay.Hop.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first and the last hop: what the execution's own history tells. */
record TaskHops(CallbackTask task, ExecutionFacts facts, Instant now) {
    private static final String SOURCE = "states:GetExecutionHistory";

    Hop first() {
        String name = "‘" + task.state() + "’";
        if (task.submitted().isPresent()) {
            // When the call was made: the token is out before Step Functions hears that the call was taken.
            Instant at = task.scheduled().timestamp();
            return hop(TASK, State.DONE, at, name + " handed out its token.");
        }
        if (task.isNeverSent()) {
            HistoryEvent failed = task.end().orElse(task.scheduled());
            return hop(TASK, State.BROKEN, failed.timestamp(), name + " could not hand out its token: " + why(failed));
        }
        Instant since = task.scheduled().timestamp();
        Optional<ExecutionEnded> end = executionEnd();
        if (end.isPresent() || task.end().isPresent()) {
            return hop(TASK, State.BROKEN, since, name + " ended before its token went out.");
        }
        State state = late(since, Patience.TASK);
        return hop(TASK, state, since, name + " is calling " + resource() + ".");
    }

    Hop last() {
        if (task.isAnswered()) {
            return answered(task.end().orElseThrow());
        }
        if (task.isNeverSent()) {
            return new Hop(TOKEN, State.AHEAD, Optional.empty(), "There is no token to come back.", List.of());
        }
        if (task.end().isPresent()) {
            HistoryEvent end = task.end().get();
            String how = task.isTimedOut() ? " timed out waiting for its token." : " was aborted.";
            return hop(TOKEN, State.BROKEN, end.timestamp(), "‘" + task.state() + "’" + how);
        }
        if (executionEnd().isPresent() || !facts.execution().isRunning()) {
            return endedMeanwhile();
        }
        return new Hop(TOKEN, State.AHEAD, Optional.empty(), "The token has not come back yet.", List.of());
    }

    private Hop answered(HistoryEvent end) {
        String verb = end.type().equals("TaskFailed") ? " came back as a failure: " + why(end) : " came back";
        String start = "The token of ‘" + task.state() + "’" + verb;
        Optional<Instant> ended = task.runEnd().map(HistoryEvent::timestamp);
        if (task.branch().isPresent()) {
            Branch branch = task.branch().get();
            String sentence = start + "; ‘" + branch.choice() + "’ led to ‘" + branch.target() + "’" + ending() + ".";
            return hop(TOKEN, State.DONE, ended.orElse(end.timestamp()), sentence);
        }
        if (ended.isPresent() || task.next().isPresent()) {
            return hop(TOKEN, State.DONE, ended.orElse(end.timestamp()), start + ending() + ".");
        }
        return hop(TOKEN, late(end.timestamp(), Patience.TOKEN), end.timestamp(), start + "; the execution goes on.");
    }

    private String ending() {
        return executionEnd()
                .map(end -> ", and the execution "
                        + switch (end.status()) {
                            case SUCCEEDED -> "succeeded";
                            case FAILED ->
                                "failed" + end.error().map(e -> " with " + e).orElse("");
                            case TIMED_OUT -> "timed out";
                            case ABORTED -> "was stopped";
                            case RUNNING, PENDING_REDRIVE -> "goes on";
                        })
                .orElse("");
    }

    private Hop endedMeanwhile() {
        Optional<ExecutionEnded> end = executionEnd();
        ExecutionStatus status =
                end.map(ExecutionEnded::status).orElse(facts.execution().status());
        String how = switch (status) {
            case ABORTED -> "was stopped";
            case TIMED_OUT -> "timed out";
            case SUCCEEDED, FAILED, RUNNING, PENDING_REDRIVE -> "ended";
        };
        String sentence =
                "The execution " + how + " while ‘" + task.state() + "’ waited; its token is worth nothing now.";
        Optional<Instant> at = task.runEnd()
                .map(HistoryEvent::timestamp)
                .or(() -> facts.execution().stopDate());
        return new Hop(TOKEN, State.BROKEN, at, sentence, evidence());
    }

    private Optional<ExecutionEnded> executionEnd() {
        return task.runEnd()
                .filter(event -> event.detail() instanceof ExecutionEnded)
                .map(event -> (ExecutionEnded) event.detail());
    }

    private State late(Instant since, Duration patience) {
        return Duration.between(since, now).compareTo(patience) > 0 ? State.LATE : State.WAITING;
    }

    private Hop hop(Hop.Kind kind, State state, Instant at, String sentence) {
        return new Hop(kind, state, Optional.of(at), sentence, evidence());
    }

    private String resource() {
        return task.call().resourceType() + ":" + task.call().resource().replace(".waitForTaskToken", "");
    }

    private static String why(HistoryEvent event) {
        String error = event.error().orElse("no error was named");
        return event.cause().map(cause -> error + ", " + firstLine(cause)).orElse(error);
    }

    private static String firstLine(String cause) {
        String line = cause.lines().findFirst().orElse("");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    private List<Evidence> evidence() {
        var found = new ArrayList<Evidence>();
        found.add(new Evidence(
                "Task", task.state() + ", event " + task.scheduled().id(), SOURCE));
        task.call().tokens().stream()
                .findFirst()
                .ifPresent(token -> found.add(new Evidence("SHA-256 of the token", token.brief() + "…", SOURCE)));
        task.end().ifPresent(end -> found.add(new Evidence("Ended by", end.type() + ", event " + end.id(), SOURCE)));
        return found;
    }
}
