package dev.countersign.ui.kit;

import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.StageState.StageStatus;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.relay.Hop;
import dev.countersign.relay.Outcome;
import dev.countersign.relay.RunState;

/** How a status looks everywhere in the program: its icon, its tone and its word. Never by colour alone. */
public record StatusLook(Glyph glyph, Tone tone, String word) {

    public static StatusLook of(Outcome outcome) {
        return switch (outcome) {
            case WAITING -> new StatusLook(Glyph.WAITING, Tone.WAITING, outcome.title());
            case APPROVED -> new StatusLook(Glyph.APPROVED, Tone.APPROVED, outcome.title());
            case REJECTED -> new StatusLook(Glyph.REJECTED, Tone.REJECTED, outcome.title());
            case EXPIRED -> new StatusLook(Glyph.EXPIRED, Tone.FAILED, outcome.title());
            case MISCONFIGURED -> new StatusLook(Glyph.FAILED, Tone.FAILED, outcome.title());
            case CANCELLED -> new StatusLook(Glyph.STOPPED, Tone.STALE, outcome.title());
            case SUPERSEDED -> new StatusLook(Glyph.SUPERSEDED, Tone.STALE, outcome.title());
            case ABANDONED -> new StatusLook(Glyph.STOPPED, Tone.STALE, outcome.title());
            case SKIPPED -> new StatusLook(Glyph.SKIPPED, Tone.STALE, outcome.title());
            case ANSWERED_ELSEWHERE -> new StatusLook(Glyph.ELSEWHERE, Tone.RUNNING, outcome.title());
            case NOT_ASKED -> new StatusLook(Glyph.SKIPPED, Tone.STALE, outcome.title());
        };
    }

    /** How an execution stands, told as a person would. */
    public static StatusLook of(RunState state) {
        return switch (state) {
            case RUNNING -> new StatusLook(Glyph.RUNNING, Tone.RUNNING, state.title());
            case WAITING -> new StatusLook(Glyph.WAITING, Tone.WAITING, state.title());
            case STUCK -> new StatusLook(Glyph.BROKEN, Tone.FAILED, state.title());
            case APPROVED -> new StatusLook(Glyph.APPROVED, Tone.APPROVED, state.title());
            case REJECTED -> new StatusLook(Glyph.REJECTED, Tone.REJECTED, state.title());
            case EXPIRED, TIMED_OUT -> new StatusLook(Glyph.EXPIRED, Tone.FAILED, state.title());
            case MISCONFIGURED, FAILED -> new StatusLook(Glyph.FAILED, Tone.FAILED, state.title());
            case CANCELLED, ABANDONED, STOPPED -> new StatusLook(Glyph.STOPPED, Tone.STALE, state.title());
            case SUPERSEDED -> new StatusLook(Glyph.SUPERSEDED, Tone.STALE, state.title());
            case SKIPPED -> new StatusLook(Glyph.SKIPPED, Tone.STALE, state.title());
            case ANSWERED_ELSEWHERE -> new StatusLook(Glyph.ELSEWHERE, Tone.RUNNING, state.title());
            case SUCCEEDED -> new StatusLook(Glyph.SUCCEED, Tone.APPROVED, state.title());
        };
    }

    public static StatusLook of(Hop.State state) {
        return switch (state) {
            case DONE -> new StatusLook(Glyph.APPROVED, Tone.APPROVED, "Done");
            case WAITING -> new StatusLook(Glyph.WAITING, Tone.WAITING, "Waiting");
            case LATE -> new StatusLook(Glyph.LATE, Tone.FAILED, "Late");
            case BROKEN -> new StatusLook(Glyph.BROKEN, Tone.FAILED, "Broken");
            case NOT_VISIBLE -> new StatusLook(Glyph.NOT_VISIBLE, Tone.STALE, "Not visible");
            case AHEAD -> new StatusLook(Glyph.PENDING, Tone.STALE, "Ahead");
        };
    }

    public static StatusLook of(ExecutionStatus status) {
        return switch (status) {
            case RUNNING -> new StatusLook(Glyph.RUNNING, Tone.RUNNING, "Running");
            case SUCCEEDED -> new StatusLook(Glyph.APPROVED, Tone.APPROVED, "Succeeded");
            case FAILED -> new StatusLook(Glyph.FAILED, Tone.FAILED, "Failed");
            case TIMED_OUT -> new StatusLook(Glyph.EXPIRED, Tone.FAILED, "Timed out");
            case ABORTED -> new StatusLook(Glyph.STOPPED, Tone.STALE, "Aborted");
            case PENDING_REDRIVE -> new StatusLook(Glyph.LATE, Tone.WAITING, "Pending redrive");
        };
    }

    public static StatusLook of(ActionStatus status) {
        return switch (status) {
            case IN_PROGRESS -> new StatusLook(Glyph.RUNNING, Tone.RUNNING, "In progress");
            case ABANDONED -> new StatusLook(Glyph.STOPPED, Tone.STALE, "Abandoned");
            case SUCCEEDED -> new StatusLook(Glyph.APPROVED, Tone.APPROVED, "Succeeded");
            case FAILED -> new StatusLook(Glyph.FAILED, Tone.FAILED, "Failed");
            case OTHER -> new StatusLook(Glyph.PENDING, Tone.STALE, "Unknown");
        };
    }

    public static StatusLook of(StageStatus status) {
        return switch (status) {
            case IN_PROGRESS -> new StatusLook(Glyph.RUNNING, Tone.RUNNING, "In progress");
            case SUCCEEDED -> new StatusLook(Glyph.APPROVED, Tone.APPROVED, "Succeeded");
            case FAILED -> new StatusLook(Glyph.FAILED, Tone.FAILED, "Failed");
            case CANCELLED -> new StatusLook(Glyph.STOPPED, Tone.STALE, "Cancelled");
            case STOPPED -> new StatusLook(Glyph.STOPPED, Tone.STALE, "Stopped");
            case STOPPING -> new StatusLook(Glyph.STOPPED, Tone.WAITING, "Stopping");
            case SKIPPED -> new StatusLook(Glyph.SKIPPED, Tone.STALE, "Skipped");
            case OTHER -> new StatusLook(Glyph.PENDING, Tone.STALE, "Unknown");
        };
    }

    /** The same look with a more exact word. */
    public StatusLook saying(String other) {
        return new StatusLook(glyph, tone, other);
    }
}
