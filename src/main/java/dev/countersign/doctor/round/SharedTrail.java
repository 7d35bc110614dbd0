package dev.countersign.doctor.round;

import dev.countersign.aws.inspect.TrailGateway;
import dev.countersign.domain.inspect.TrailEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reads the trail of each operation once, as far back as the oldest execution needs it: AWS answers two such calls a second. */
final class SharedTrail implements TrailGateway {
    private static final int ENOUGH = 500;
    /** Each execution is looked at from a little before its start. */
    private static final Duration BEFORE = Duration.ofMinutes(10);

    private final TrailGateway behind;
    private final Instant now;
    private volatile Instant since;

    /**
     * @param behind asks each question once
     * @param now by AWS's clock
     */
    SharedTrail(TrailGateway behind, Instant now) {
        this.behind = behind;
        this.now = now;
        this.since = now;
    }

    /** Says how far back the executions go that are going to be examined. */
    void reachBackTo(Instant start) {
        since = start.minus(BEFORE);
    }

    @Override
    public List<TrailEvent> events(String eventName, Instant from, Instant to, int limit) {
        Instant first = since;
        return from.isBefore(first)
                ? behind.events(eventName, from, to, limit)
                : behind.events(eventName, first, now, ENOUGH).stream()
                        .filter(event ->
                                !event.at().isBefore(from) && !event.at().isAfter(to))
                        .limit(limit)
                        .toList();
    }
}
