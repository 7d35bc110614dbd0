package dev.countersign.stack;

import java.time.Duration;

/** How to wait between two looks at AWS: {@code Thread::sleep} in the program, nothing at all in a test. */
@FunctionalInterface
public interface Pause {
    /** Waits; an interruption ends whatever is being followed. */
    void pause(Duration duration) throws InterruptedException;
}
