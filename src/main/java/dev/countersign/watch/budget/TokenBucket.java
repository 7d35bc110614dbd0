package dev.countersign.watch.budget;

import java.time.Duration;
import java.time.Instant;

/**
 * How many calls of one kind may be made now. It refills evenly; after AWS asked for fewer calls it is emptied and refills more
 * slowly, and it finds back to its pace step by step. Thread-safe.
 */
final class TokenBucket {
    private static final double SLOWEST = 1.0 / 16;
    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final int burst;
    private final double perSecond;
    private double tokens;
    private double pace = 1;
    private Instant filled;
    private Instant paceChanged;

    TokenBucket(int burst, double perSecond, Instant now) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.tokens = burst;
        this.filled = now;
        this.paceChanged = now;
    }

    /** Takes one call; or answers how long to wait before asking again, and takes nothing. */
    synchronized Duration take(Instant now) {
        refill(now);
        if (tokens >= 1) {
            tokens--;
            return Duration.ZERO;
        }
        double seconds = (1 - tokens) / (perSecond * pace);
        return Duration.ofMillis((long) Math.ceil(seconds * 1000));
    }

    /** Calls that turned out to be needed in addition: further pages. The debt is worked off before the next {@link #take}. */
    synchronized void owe(int calls) {
        tokens -= calls;
    }

    /** AWS asked for fewer calls; what it says to several calls that were under way together counts once. */
    synchronized void throttled(Instant now) {
        refill(now);
        tokens = Math.min(tokens, 0);
        boolean sameMoment = pace < 1 && Duration.between(paceChanged, now).compareTo(MOMENT) < 0;
        if (!sameMoment) {
            pace = Math.max(SLOWEST, pace / 2);
            paceChanged = now;
        }
    }

    /** Whether it is slower than it could be. */
    synchronized boolean isSlowed(Instant now) {
        refill(now);
        return pace < 1;
    }

    private void refill(Instant now) {
        double seconds = Math.max(0, Duration.between(filled, now).toMillis() / 1000.0);
        tokens = Math.min(burst, tokens + seconds * perSecond * pace);
        filled = now;
        if (pace < 1 && Duration.between(paceChanged, now).compareTo(RECOVERY) >= 0) {
            pace = Math.min(1, pace * 2);
            paceChanged = now;
        }
    }
}
