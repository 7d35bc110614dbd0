package dev.countersign.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.testing.Facts;
import dev.countersign.watch.PollSchedule.Need;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PollScheduleTest {
    private static final PollKey TAIL = new PollKey.Tail(Facts.EXECUTION);
    private static final Need USUAL = new Need(false, false, 1, 0, Optional.empty(), true);

    private static Duration after(PollKey key, Attention attention, Need need) {
        return PollSchedule.after(key, attention, need).orElseThrow();
    }

    @Test
    void whatWasJustDecidedIsReadSeveralTimesASecond() {
        var need = new Need(true, true, 1, 0, Optional.empty(), true);

        assertThat(after(TAIL, Attention.LISTS, need)).isEqualTo(Duration.ofMillis(150));
        assertThat(after(new PollKey.OnePipeline("release"), Attention.LISTS, need))
                .isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void whatIsOnScreenIsReadEverySecondAndTheRestMoreSlowly() {
        var focused = new Need(false, true, 1, 0, Optional.empty(), true);

        assertThat(after(TAIL, Attention.LISTS, focused)).isEqualTo(Duration.ofSeconds(1));
        assertThat(after(TAIL, Attention.LISTS, USUAL)).isEqualTo(Duration.ofSeconds(3));
        assertThat(after(TAIL, Attention.LISTS.hidden(), USUAL)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void nothingIsReadWhenNobodyLooksAndNothingWaits() {
        var idle = new Need(false, false, 1, 0, Optional.empty(), false);

        assertThat(PollSchedule.after(TAIL, Attention.LISTS.hidden(), idle)).isEmpty();
    }

    @Test
    void manyOfAKindShareTheirQuota() {
        var hundred = new Need(false, false, 100, 0, Optional.empty(), true);

        assertThat(after(TAIL, Attention.LISTS, hundred)).isEqualTo(Duration.ofSeconds(15));
        assertThat(after(new PollKey.Runs(Facts.MACHINE), Attention.LISTS, hundred))
                .isEqualTo(Duration.ofSeconds(200));
    }

    @Test
    void failuresWidenTheScheduleUpToAMinute() {
        assertThat(after(TAIL, Attention.LISTS, failed(1, Kind.UNREACHABLE))).isEqualTo(Duration.ofSeconds(6));
        assertThat(after(TAIL, Attention.LISTS, failed(2, Kind.THROTTLED))).isEqualTo(Duration.ofSeconds(12));
        assertThat(after(TAIL, Attention.LISTS, failed(9, Kind.UNREACHABLE))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void whatIsForbiddenIsNotAskedForAgainSoon() {
        assertThat(after(TAIL, Attention.LISTS, failed(1, Kind.ACCESS_DENIED))).isEqualTo(Duration.ofMinutes(1));
    }

    private static Need failed(int times, Kind kind) {
        return new Need(false, false, 1, times, Optional.of(kind), true);
    }
}
