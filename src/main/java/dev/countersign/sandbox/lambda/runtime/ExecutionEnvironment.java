package dev.countersign.sandbox.lambda.runtime;

/** Something that runs one function, one invocation at a time. */
public interface ExecutionEnvironment extends AutoCloseable {
    /** Runs the function; never throws for what the function does. */
    Outcome invoke(Invocation invocation, LogSink log);

    /** If it can run another invocation. */
    boolean isUsable();

    @Override
    void close();
}
