package dev.countersign.sandbox.lambda.runtime;

/** Where an environment puts what the function writes. */
public interface LogSink {
    /** A piece of text; every line of it becomes an event of its own. */
    void text(String piece);

    /** An event as a whole, though it may have several lines. */
    void event(String event);
}
