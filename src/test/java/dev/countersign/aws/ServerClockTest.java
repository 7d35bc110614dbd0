package dev.countersign.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ServerClockTest {
    private static final Instant LOCAL = Instant.parse("2026-11-22T10:00:00Z");

    private final AtomicLong nanos = new AtomicLong(5);
    private final ServerClock clock = new ServerClock(InstantSource.fixed(LOCAL), nanos::get);

    @Test
    void beforeTheFirstAnswerTheLocalTimeIsAllThereIs() {
        assertThat(clock.instant()).isEqualTo(LOCAL);
        assertThat(clock.isHeard()).isFalse();
    }

    @Test
    void goesOnFromTheLastAnswer() {
        clock.heard(LOCAL.plusSeconds(100), clock.ticks());
        pass(Duration.ofSeconds(7));

        assertThat(clock.instant()).isEqualTo(LOCAL.plusSeconds(107));
    }

    @Test
    void aLaterAnswerWithinTheSameSecondDoesNotTurnTheTimeBack() {
        clock.heard(LOCAL.plusSeconds(100), clock.ticks());
        pass(Duration.ofMillis(900));
        clock.heard(LOCAL.plusSeconds(100), clock.ticks());

        assertThat(clock.instant()).isEqualTo(LOCAL.plusSeconds(100).plusMillis(900));
    }

    @Test
    void aClockThatWasMovedByDaysIsFollowedAtOnceInBothDirections() {
        clock.heard(LOCAL, clock.ticks());
        clock.heard(LOCAL.plus(Duration.ofDays(7)), clock.ticks());
        assertThat(clock.instant()).isEqualTo(LOCAL.plus(Duration.ofDays(7)));

        clock.heard(LOCAL.minus(Duration.ofDays(1)), clock.ticks());
        assertThat(clock.instant()).isEqualTo(LOCAL.minus(Duration.ofDays(1)));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
