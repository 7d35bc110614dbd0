package dev.countersign.domain.stack;

/**
 * A stack's or a resource's status in CloudFormation's words, such as {@code CREATE_IN_PROGRESS}. Kept as text, so that a
 * status AWS adds later is shown and not lost.
 */
public record StackStatus(String text) {
    private static final String DELETE = "DELETE_";
    public static final StackStatus REVIEW_IN_PROGRESS = new StackStatus("REVIEW_IN_PROGRESS");
    public static final StackStatus DELETE_COMPLETE = new StackStatus("DELETE_COMPLETE");

    /** Work is going on; a stack that only holds an unexecuted change set (REVIEW_IN_PROGRESS) waits for us instead. */
    public boolean isInProgress() {
        return text.endsWith("_IN_PROGRESS") && !isReview();
    }

    /** The stack exists only as a change set that nobody has executed. */
    public boolean isReview() {
        return equals(REVIEW_IN_PROGRESS);
    }

    public boolean isDeleted() {
        return equals(DELETE_COMPLETE);
    }

    /** Something went wrong: failed, or rolled back (which is complete, but not what was asked for). */
    public boolean isFailure() {
        return text.endsWith("_FAILED") || text.contains("ROLLBACK");
    }

    /** Complete as asked for. */
    public boolean isSuccess() {
        return text.endsWith("_COMPLETE") && !isFailure();
    }

    /** A change set of type UPDATE can be made: it is settled, and it was not rolled back from its creation. */
    public boolean isUpdatable() {
        boolean settled = !text.endsWith("_IN_PROGRESS") && !text.startsWith(DELETE);
        return settled
                && !text.startsWith("ROLLBACK_")
                && !text.equals("CREATE_FAILED")
                && !text.endsWith("ROLLBACK_FAILED");
    }

    /** Deletion can be asked for: anything that is not being worked on. */
    public boolean isDeletable() {
        return !isInProgress() && !isDeleted();
    }

    /** As a person says it: "Create in progress". */
    public String words() {
        String lower = text.replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
        return lower.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }

    @Override
    public String toString() {
        return text;
    }
}
