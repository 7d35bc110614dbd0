package dev.countersign.session.credentials.renewal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Calls again and again, so that whoever is called can look at the clock. A timer set for an hour would go off an hour late on a
 * machine that slept meanwhile, and knows nothing of a clock that was set.
 */
@FunctionalInterface
public interface Ticker {
    /**
     * Begins to call.
     *
     * @return ends it
     */
    Runnable start(Runnable tick);

    /** Every few seconds, on a daemon thread of its own. */
    static Ticker daemon(Duration period) {
        return tick -> {
            ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("countersign-credentials").factory());
            long millis = period.toMillis();
            thread.scheduleWithFixedDelay(tick, millis, millis, TimeUnit.MILLISECONDS);
            return thread::shutdownNow;
        };
    }
}
