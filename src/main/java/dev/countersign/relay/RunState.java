package dev.countersign.relay;

import dev.countersign.domain.states.Execution;
import java.util.List;

/** How an execution stands, told as a person would: one that succeeded after a rejection is Rejected. */
public enum RunState {
    RUNNING("Running"),
    WAITING("Waiting"),
    /** It waits, but a hop is broken: without help no answer will come. */
    STUCK("Stuck"),
    APPROVED("Approved"),
    REJECTED("Rejected"),
    EXPIRED("Expired"),
    MISCONFIGURED("Misconfigured"),
    CANCELLED("Cancelled"),
    SUPERSEDED("Superseded"),
    ABANDONED("Abandoned"),
    SKIPPED("Skipped"),
    ANSWERED_ELSEWHERE("Answered elsewhere"),
    SUCCEEDED("Succeeded"),
    FAILED("Failed"),
    TIMED_OUT("Timed out"),
    STOPPED("Stopped");

    private final String title;

    RunState(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** By the execution's own status and what became of the last request it made. */
    public static RunState of(Execution execution, List<Relay> relays) {
        if (execution.isRunning()) {
            return relays.stream().anyMatch(Relay::tokenOut) ? waiting(relays) : RUNNING;
        }
        if (relays.isEmpty()) {
            return byStatus(execution);
        }
        Outcome last = relays.getLast().outcome();
        return switch (execution.status()) {
            case SUCCEEDED -> ofOutcome(last);
            case FAILED -> last == Outcome.APPROVED || last == Outcome.NOT_ASKED ? FAILED : ofOutcome(last);
            case TIMED_OUT, ABORTED, RUNNING, PENDING_REDRIVE -> byStatus(execution);
        };
    }

    /** A token is out; but if nobody can send it back any more, that is what there is to say. */
    private static RunState waiting(List<Relay> relays) {
        return relays.stream()
                .filter(Relay::tokenOut)
                .map(Relay::outcome)
                .filter(RunState::isLost)
                .findFirst()
                .map(RunState::ofOutcome)
                .orElseGet(
                        () -> relays.stream().filter(Relay::tokenOut).anyMatch(RunState::isBroken) ? STUCK : WAITING);
    }

    private static boolean isBroken(Relay relay) {
        return relay.hops().stream().anyMatch(hop -> hop.state() == Hop.State.BROKEN);
    }

    /** No event will ever carry an answer back. */
    private static boolean isLost(Outcome outcome) {
        return switch (outcome) {
            case SUPERSEDED, CANCELLED, ABANDONED, SKIPPED -> true;
            case WAITING, APPROVED, REJECTED, EXPIRED, MISCONFIGURED, ANSWERED_ELSEWHERE, NOT_ASKED -> false;
        };
    }

    private static RunState ofOutcome(Outcome outcome) {
        return switch (outcome) {
            case WAITING, NOT_ASKED -> SUCCEEDED;
            case APPROVED -> APPROVED;
            case REJECTED -> REJECTED;
            case EXPIRED -> EXPIRED;
            case MISCONFIGURED -> MISCONFIGURED;
            case CANCELLED -> CANCELLED;
            case SUPERSEDED -> SUPERSEDED;
            case ABANDONED -> ABANDONED;
            case SKIPPED -> SKIPPED;
            case ANSWERED_ELSEWHERE -> ANSWERED_ELSEWHERE;
        };
    }

    private static RunState byStatus(Execution execution) {
        return switch (execution.status()) {
            case RUNNING, PENDING_REDRIVE -> RUNNING;
            case SUCCEEDED -> SUCCEEDED;
            case FAILED -> FAILED;
            case TIMED_OUT -> TIMED_OUT;
            case ABORTED -> STOPPED;
        };
    }
}
