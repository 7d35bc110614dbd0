package dev.countersign.sandbox.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxClockTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SandboxClock clock = new SandboxClock(InstantSource.fixed(START));
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        clock.close();
    }

    @Test
    void timersGoOffInTheOrderOfTheirTimesAndSeeTheirOwnTime() {
        clock.after(Duration.ofDays(7), () -> seen.add("week " + clock.instant()));
        clock.after(Duration.ofHours(1), () -> seen.add("hour " + clock.instant()));

        clock.advance(Duration.ofDays(8));

        assertThat(seen).containsExactly("hour 2026-01-01T01:00:00Z", "week 2026-01-08T00:00:00Z");
        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(8)));
    }

    @Test
    void whatATimerSetsOffComesToRestBeforeTheNextTimer() {
        var answer = new CompletableFuture<String>();
        clock.run(() -> seen.add(clock.await(answer)));
        clock.after(Duration.ofHours(1), () -> clock.run(() -> answer.complete("answered")));
        clock.after(Duration.ofHours(2), () -> seen.add("second timer"));

        clock.advance(Duration.ofHours(3));

        assertThat(seen).containsExactly("answered", "second timer");
    }

    @Test
    void aTimerThatSetsAnotherOneWithinTheSpanSeesItGoOffToo() {
        clock.after(Duration.ofMinutes(1), () -> {
            seen.add("first");
            clock.after(Duration.ofMinutes(1), () -> seen.add("retry"));
        });

        clock.advance(Duration.ofMinutes(5));

        assertThat(seen).containsExactly("first", "retry");
    }

    @Test
    void aCancelledTimerDoesNotGoOff() {
        clock.after(Duration.ofMinutes(1), () -> seen.add("never")).cancel();

        clock.advance(Duration.ofHours(1));

        assertThat(seen).isEmpty();
    }
}
