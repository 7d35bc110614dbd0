package dev.countersign.watch;

import static java.util.Objects.requireNonNull;

import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.History;
import dev.countersign.relay.Relay;
import dev.countersign.relay.RunState;
import dev.countersign.relay.Sight;
import java.util.List;
import java.util.Optional;

/**
 * An execution with all that is known of it.
 *
 * @param history not seen until it was first read
 * @param relays one for each token it handed out, in that order
 * @param state how it stands, as a person would say it
 */
public record Run(Execution execution, Sight<History> history, List<Relay> relays, RunState state) {
    public Run {
        requireNonNull(execution, "execution");
        requireNonNull(history, "history");
        requireNonNull(state, "state");
        relays = List.copyOf(relays);
    }

    /** Whether some task waits for its token. */
    public boolean isWaiting() {
        return relays.stream().anyMatch(Relay::tokenOut);
    }

    /** The relay to show first: the one whose token is out, else the last. */
    public Optional<Relay> relay() {
        return relays.stream()
                .filter(Relay::tokenOut)
                .findFirst()
                .or(() -> relays.isEmpty() ? Optional.empty() : Optional.of(relays.getLast()));
    }
}
