package dev.countersign.asl;

/**
 * A way out of a state.
 *
 * @param target the name of the state it leads to, in the same scope
 * @param kind what makes the execution go this way
 * @param label a short readable condition such as {@code is_approved = true}; empty for {@link Kind#NEXT}
 */
public record Transition(String target, Kind kind, String label) {

    /** What makes an execution take a transition. */
    public enum Kind {
        NEXT,
        CHOICE,
        DEFAULT,
        CATCH
    }
}
