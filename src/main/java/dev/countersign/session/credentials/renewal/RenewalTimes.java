package dev.countersign.session.credentials.renewal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** When to renew, and when to try again. Spread out at random, so that many sessions do not ask at the same time. */
final class RenewalTimes {
    private static final Duration EARLIEST = Duration.ofMinutes(15);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 4;

    private final DoubleSupplier random;

    /** @param random from 0 to 1 */
    RenewalTimes(DoubleSupplier random) {
        this.random = random;
    }

    /** When a quarter of their life is left, but at most a quarter of an hour; some of them a little earlier. */
    Optional<Instant> renewAt(Instant obtained, Optional<Instant> end) {
        return end.map(until -> {
            Duration quarter = Duration.between(obtained, until).dividedBy(4);
            Duration lead = quarter.compareTo(EARLIEST) < 0 ? quarter : EARLIEST;
            return until.minus(lead).minusMillis((long) (lead.toMillis() * 0.2 * random.getAsDouble()));
        });
    }

    /** @param failures in a row, from 1 */
    Instant retryAt(Instant now, int failures) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        Duration limited = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        return now.plusMillis((long) (limited.toMillis() * (0.8 + 0.2 * random.getAsDouble())));
    }

    /** Whether it is time to try again; also when the clock was set back meanwhile. */
    static boolean isTime(Instant now, Instant retryAt) {
        return !now.isBefore(retryAt) || retryAt.isAfter(now.plus(LONGEST_PAUSE));
    }
}
