package dev.countersign.ui.kit.wish;

/**
 * What a button would do.
 *
 * @param what the ARN of the state machine or execution, or the stack's name
 */
public record Wish(Deed deed, String what) {
    /** Kinds of deeds that need a permission. */
    public enum Deed {
        START_EXECUTION,
        STOP_EXECUTION,
        DEPLOY_STACK,
        DELETE_STACK
    }
}
