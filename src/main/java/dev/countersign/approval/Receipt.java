package dev.countersign.approval;

import dev.countersign.approval.DecisionResult.Sent;
import dev.countersign.relay.Hop;
import dev.countersign.relay.Hop.Kind;
import dev.countersign.relay.Relay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of an answer after it was sent, hop by hop.
 *
 * @param lines the decision, the way back and the token, in that order; only the first when no execution waits for the answer
 */
public record Receipt(Decision decision, Instant sentAt, List<Line> lines) {
    public Receipt {
        lines = List.copyOf(lines);
    }

    /**
     * One hop.
     *
     * @param after how long after the answer was sent; absent until the hop is done
     */
    public record Line(Kind hop, Hop.State state, Optional<Duration> after, String sentence) {}

    /** @param relay as it stands now; absent when no execution waits for the answer */
    public static Receipt of(Sent sent, Optional<Relay> relay) {
        Instant at = sent.at();
        List<Line> lines = relay.map(seen -> Stream.of(Kind.DECISION, Kind.RETURN, Kind.TOKEN)
                        .map(kind -> line(seen.hop(kind), at))
                        .toList())
                .orElseGet(() -> List.of(new Line(
                        Kind.DECISION,
                        Hop.State.DONE,
                        Optional.of(Duration.ZERO),
                        "CodePipeline took the answer; no execution waits for it.")));
        return new Receipt(sent.decision(), at, lines);
    }

    private static Line line(Hop hop, Instant at) {
        if (hop.kind() == Kind.DECISION && hop.state() == Hop.State.WAITING) {
            // AWS has taken the answer; what was read of it before is older than that.
            return new Line(hop.kind(), Hop.State.DONE, Optional.of(Duration.ZERO), "CodePipeline took the answer.");
        }
        Optional<Duration> after = hop.state() == Hop.State.DONE
                ? hop.at().map(done -> Duration.between(at, done)).map(Receipt::notNegative)
                : Optional.empty();
        return new Line(hop.kind(), hop.state(), after, hop.sentence());
    }

    /** The two services' clocks need not agree to the millisecond. */
    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    /** Whether the answer has arrived where it was meant to. */
    public boolean isComplete() {
        return lines.stream().allMatch(line -> line.state() == Hop.State.DONE);
    }

    /** The hop that is late or broken, if one is. */
    public Optional<Line> trouble() {
        return lines.stream()
                .filter(line -> line.state() == Hop.State.LATE || line.state() == Hop.State.BROKEN)
                .findFirst();
    }
}
