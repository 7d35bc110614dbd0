package dev.countersign.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The endpoint's "now": the {@code Date} header of its answers plus the time that has passed since. Ages and countdowns use
 * it, because the clock of this machine may be wrong and that of a sandbox may have been moved by days.
 *
 * <p>A {@code Date} header has whole seconds, so each answer only bounds the difference between the two clocks. The bounds
 * of successive answers are intersected, which soon gives a fraction of a second; when they contradict each other the
 * clock was moved, and the newest answer alone counts. Thread-safe.
 */
public final class ServerClock implements InstantSource {
    private static final Duration HEADER_STEP = Duration.ofSeconds(1);

    private final InstantSource local;
    private final LongSupplier nanos;
    private final Instant origin;
    private final long originNanos;
    private Duration atLeast = Duration.ZERO;
    private Duration atMost = Duration.ZERO;
    private boolean heard;

    /** A clock that says {@code local} until the first answer; {@code nanos} counts elapsed time as System.nanoTime. */
    public ServerClock(InstantSource local, LongSupplier nanos) {
        this.local = local;
        this.nanos = nanos;
        this.origin = local.instant();
        this.originNanos = nanos.getAsLong();
    }

    public static ServerClock startingNow() {
        return new ServerClock(InstantSource.system(), System::nanoTime);
    }

    /** Now, in the time of the endpoint; the local time until the first answer. */
    @Override
    public synchronized Instant instant() {
        return heard ? ticks().plus(atLeast) : local.instant();
    }

    /** Whether any answer has been heard yet. */
    public synchronized boolean isHeard() {
        return heard;
    }

    /** The moment of "before sending", to be handed back to {@link #heard}. */
    public Instant ticks() {
        return origin.plusNanos(nanos.getAsLong() - originNanos);
    }

    /**
     * Takes an answer into account.
     *
     * @param date the answer's {@code Date} header
     * @param sent {@link #ticks()} just before the request went out
     */
    public synchronized void heard(Instant date, Instant sent) {
        Duration lower = Duration.between(ticks(), date);
        Duration upper = Duration.between(sent, date.plus(HEADER_STEP));
        boolean contradicts = !heard || lower.compareTo(atMost) > 0 || upper.compareTo(atLeast) < 0;
        atLeast = contradicts || lower.compareTo(atLeast) > 0 ? lower : atLeast;
        atMost = contradicts || upper.compareTo(atMost) < 0 ? upper : atMost;
        heard = true;
    }
}
