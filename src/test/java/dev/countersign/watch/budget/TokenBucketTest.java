package dev.countersign.watch.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void allowsABurstAndThenTheSteadyPace() {
        var bucket = new TokenBucket(3, 2, START);

        for (int i = 0; i < 3; i++) {
            assertThat(bucket.take(START)).isZero();
        }

        assertThat(bucket.take(START)).isEqualTo(Duration.ofMillis(500));
        assertThat(bucket.take(START.plusMillis(500))).isZero();
        assertThat(bucket.take(START.plusMillis(500))).isPositive();
    }

    @Test
    void neverHoldsMoreThanItsBurst() {
        var bucket = new TokenBucket(2, 10, START);
        Instant later = START.plusSeconds(3600);

        assertThat(bucket.take(later)).isZero();
        assertThat(bucket.take(later)).isZero();
        assertThat(bucket.take(later)).isPositive();
    }

    @Test
    void furtherPagesAreWorkedOffBeforeTheNextCall() {
        var bucket = new TokenBucket(5, 1, START);
        bucket.take(START);

        bucket.owe(6);

        assertThat(bucket.take(START)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void slowsDownWhenAwsAsksForItAndFindsBackStepByStep() {
        var bucket = new TokenBucket(10, 2, START);

        bucket.throttled(START);

        assertThat(bucket.isSlowed(START)).isTrue();
        assertThat(bucket.take(START)).isEqualTo(Duration.ofSeconds(1));
        assertThat(bucket.isSlowed(START.plusSeconds(30))).isFalse();
    }

    @Test
    void refusalsOfCallsThatWereUnderWayTogetherSlowItDownOnce() {
        var bucket = new TokenBucket(10, 2, START);

        for (int i = 0; i < 5; i++) {
            bucket.throttled(START.plusMillis(i * 100));
        }

        assertThat(bucket.take(START.plusMillis(400))).isEqualTo(Duration.ofSeconds(1));
    }
}
