package dev.countersign.sandbox.api;

/** Where services send their events; EventBridge implements it. */
@FunctionalInterface
public interface EventSink {
    /** Returns at once; rules are matched and targets invoked later, on the sandbox's clock. */
    void emit(AwsEvent event);
}
