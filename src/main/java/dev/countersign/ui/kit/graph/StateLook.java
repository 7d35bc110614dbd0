package dev.countersign.ui.kit.graph;

import dev.countersign.asl.graph.GraphNode;
import dev.countersign.asl.graph.StateStatus;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.Tone;

/** How the states of a graph look: an icon for the type, and a status. */
public final class StateLook {
    private StateLook() {}

    /** How a state's status is shown. */
    public static StatusLook of(StateStatus status) {
        return switch (status) {
            case NOT_REACHED -> new StatusLook(Glyph.PENDING, Tone.STALE, "Not reached");
            case RUNNING -> new StatusLook(Glyph.RUNNING, Tone.RUNNING, "Running");
            case WAITING -> new StatusLook(Glyph.WAITING, Tone.WAITING, "Waits for its token");
            case SUCCEEDED -> new StatusLook(Glyph.APPROVED, Tone.APPROVED, "Succeeded");
            case CAUGHT -> new StatusLook(Glyph.FAILED, Tone.WAITING, "Failed and caught");
            case FAILED -> new StatusLook(Glyph.FAILED, Tone.FAILED, "Failed");
            case TIMED_OUT -> new StatusLook(Glyph.EXPIRED, Tone.FAILED, "Timed out");
            case ABORTED -> new StatusLook(Glyph.STOPPED, Tone.STALE, "Aborted");
        };
    }

    static Glyph icon(GraphNode node) {
        return switch (node.kind()) {
            case TASK -> node.waitsForToken() ? Glyph.PERSON : Glyph.TASK;
            case PASS -> Glyph.PASS;
            case CHOICE -> Glyph.CHOICE;
            case WAIT -> Glyph.PAUSE;
            case SUCCEED -> Glyph.SUCCEED;
            case FAIL -> Glyph.FAIL;
            case PARALLEL -> Glyph.PARALLEL;
            case MAP -> Glyph.MAP;
            case START, END, BRANCH -> Glyph.PENDING;
        };
    }

    static String kind(GraphNode node) {
        return switch (node.kind()) {
            case TASK -> node.waitsForToken() ? "task that waits for its token" : "task";
            case PASS -> "pass state";
            case CHOICE -> "choice";
            case WAIT -> "wait state";
            case SUCCEED -> "succeed state";
            case FAIL -> "fail state";
            case PARALLEL -> "parallel state";
            case MAP -> "map state";
            case START -> "start";
            case END -> "end";
            case BRANCH -> "branch";
        };
    }
}
