package dev.countersign.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockNoteTest {
    @Test
    void fiveMinutesAndMoreAreSaidWithTheirDirection() {
        assertThat(ClockNote.of(Duration.ofMinutes(-4))).isEmpty();
        assertThat(ClockNote.of(Duration.ofMinutes(5)).orElseThrow()).contains("5 minutes behind AWS's");
        assertThat(ClockNote.of(Duration.ofMinutes(-90)).orElseThrow()).contains("90 minutes ahead of AWS's");
    }
}
