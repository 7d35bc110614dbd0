package dev.countersign.session.sso.flow;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting, which a test does by moving its clock. */
@FunctionalInterface
public interface Pause {
    /** By the time of this machine. */
    Pause REAL = (most, signal) -> {
        try {
            signal.get(most.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    };

    /**
     * Waits until the signal comes, but not longer than {@code most}.
     *
     * @return whether it came
     */
    boolean upTo(Duration most, CompletableFuture<?> signal) throws InterruptedException;
}
