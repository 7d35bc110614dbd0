package dev.countersign.sandbox.api;

/** Hears of each call from outside before it is answered, and may hold it up or refuse it. Called on the threads that answer. */
@FunctionalInterface
public interface Traffic {
    /** Lets everything through at once. */
    Traffic FREE = operation -> {};

    /**
     * A call has come.
     *
     * @param operation service and operation, for example {@code states:DescribeExecution}
     * @throws ServiceError when it is one too many
     */
    void arrives(String operation);
}
