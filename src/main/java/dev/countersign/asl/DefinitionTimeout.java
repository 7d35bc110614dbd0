package dev.countersign.asl;

import dev.countersign.domain.states.StateMachine;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The time that a state machine gives each of its executions. */
public final class DefinitionTimeout {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DefinitionTimeout() {}

    /** The definition's own {@code TimeoutSeconds}; absent when it has none or cannot be read. */
    public static Optional<Duration> of(StateMachine machine) {
        if (!machine.definition().contains("TimeoutSeconds")) {
            return Optional.empty();
        }
        try {
            JsonNode seconds = JSON.readTree(machine.definition()).path("TimeoutSeconds");
            return seconds.isIntegralNumber() ? Optional.of(Duration.ofSeconds(seconds.longValue())) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
