package dev.countersign.sandbox.events;

import java.util.concurrent.atomic.LongAdder;

/** What a rule has done so far, in the terms of the metrics in {@code AWS/Events}. */
final class DeliveryCounts {
    private final LongAdder triggered = new LongAdder();
    private final LongAdder invocations = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /** The rule matched an event, or its schedule was due. */
    void triggered() {
        triggered.increment();
    }

    /** A target was called; repeated tries count again. */
    void invoked() {
        invocations.increment();
    }

    /** An event was given up for a target. */
    void failed() {
        failed.increment();
    }

    long triggeredRules() {
        return triggered.sum();
    }

    long invocations() {
        return invocations.sum();
    }

    long failedInvocations() {
        return failed.sum();
    }
}
