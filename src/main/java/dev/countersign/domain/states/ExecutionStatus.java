package dev.countersign.domain.states;

/** How an execution stands, in the words of Step Functions. */
public enum ExecutionStatus {
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    ABORTED,
    PENDING_REDRIVE;

    /** Whether the execution has ended; it can still be redriven. */
    public boolean isClosed() {
        return this != RUNNING && this != PENDING_REDRIVE;
    }
}
