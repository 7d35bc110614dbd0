package dev.countersign.sandbox.states.asl;

import dev.countersign.sandbox.api.ServiceError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One thing that is wrong with a definition.
 *
 * @param code AWS's, for example {@code SCHEMA_VALIDATION_FAILED}
 * @param location a pointer into the definition, for example {@code /States/Ask/Resource}
 */
public record Problem(String code, String message, Optional<String> location) {
    /** For what is right on AWS, but not possible here. */
    private static final String NOT_HERE = "NOT_IMPLEMENTED";

    static Problem schema(String message, String location) {
        return new Problem("SCHEMA_VALIDATION_FAILED", message, Optional.of(location));
    }

    static Problem transition(String message, String location) {
        return new Problem("MISSING_TRANSITION_TARGET", message, Optional.of(location));
    }

    static Problem notHere(String what, String location) {
        return new Problem(NOT_HERE, what, Optional.of(location));
    }

    private String sentence() {
        return code + ": " + message + location.map(place -> " at " + place).orElse("");
    }

    /** All problems as CreateStateMachine answers them; what only the sandbox lacks is told if nothing else is wrong. */
    public static ServiceError toServiceError(List<Problem> problems) {
        List<Problem> real = problems.stream()
                .filter(problem -> !problem.code.equals(NOT_HERE))
                .toList();
        if (real.isEmpty()) {
            Problem first = problems.getFirst();
            return ServiceError.notImplemented(first.message
                    + first.location.map(place -> " (" + place + ")").orElse(""));
        }
        String sentences = real.stream().map(Problem::sentence).collect(Collectors.joining(", "));
        return ServiceError.of("InvalidDefinition", "Invalid State Machine Definition: '" + sentences + "'");
    }
}
