package dev.countersign.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT0.3S, now",
        "PT-5S, now",
        "PT8S, 8 s",
        "PT1M, 1 min",
        "PT3M20S, 3 min 20 s",
        "PT12M20S, 12 min",
        "PT2H, 2 h",
        "PT2H5M, 2 h 5 min",
        "P6DT23H59M, 6 d 23 h"
    })
    void namesTheTwoLargestUnits(Duration duration, String words) {
        assertThat(Ages.of(duration)).isEqualTo(words);
    }

    @Test
    void saysWhetherADeadlineIsAheadOrPast() {
        assertThat(Ages.until(NOON.plusSeconds(90), NOON)).isEqualTo("in 1 min 30 s");
        assertThat(Ages.until(NOON.minusSeconds(7200), NOON)).isEqualTo("2 h ago");
    }

    @Test
    void givesTheDayOnlyWhenItIsNotToday() {
        assertThat(Ages.brief(NOON.minusSeconds(60), NOON, ZoneOffset.UTC)).isEqualTo("11:59:00");
        assertThat(Ages.brief(NOON.minus(Duration.ofDays(2)), NOON, ZoneOffset.UTC))
                .isEqualTo("20 Nov, 12:00");
    }
}
