package dev.countersign.relay;

import static java.util.Objects.requireNonNull;

import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.History;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What was read about one execution.
 *
 * @param timeout the state machine's own {@code TimeoutSeconds}, if it has one
 */
public record ExecutionFacts(Execution execution, Sight<History> history, Optional<Duration> timeout) {
    public ExecutionFacts {
        requireNonNull(execution, "execution");
        requireNonNull(history, "history");
        requireNonNull(timeout, "timeout");
    }

    /** From when the state machine's timeout counts: a redrive begins it anew. */
    public Instant runningSince() {
        return history.found().flatMap(History::redriven).orElse(execution.startDate());
    }
}
