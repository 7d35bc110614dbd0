package dev.countersign.watch;

/** Ends the delivery of snapshots to one listener. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
