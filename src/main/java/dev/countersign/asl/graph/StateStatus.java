package dev.countersign.asl.graph;

/** How a state of one execution stands; of a state that was visited several times, how its last visit stands. */
public enum StateStatus {
    NOT_REACHED,
    RUNNING,
    /** A task has handed out its token and waits for it to come back. */
    WAITING,
    SUCCEEDED,
    /** It failed, and one of its catchers took the execution on. */
    CAUGHT,
    FAILED,
    TIMED_OUT,
    /** The execution was stopped, or failed elsewhere, while the state was under way. */
    ABORTED;

    /** Whether the execution is in this state now. */
    public boolean isActive() {
        return this == RUNNING || this == WAITING;
    }
}
