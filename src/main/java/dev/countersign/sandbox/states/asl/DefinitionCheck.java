package dev.countersign.sandbox.states.asl;

import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.states.data.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Checks a definition as AWS does when a state machine is created. */
public final class DefinitionCheck {
    /**
     * One thing that is wrong.
     *
     * @param code AWS's, for example {@code SCHEMA_VALIDATION_FAILED}
     * @param location a pointer into the definition, for example {@code /States/Ask/Resource}
     */
    public record Problem(String code, String message, String location) {
        /** As CreateStateMachine answers it. */
        public ServiceError toServiceError() {
            if (code.equals("NOT_IMPLEMENTED")) {
                return ServiceError.notImplemented(message + " (at " + location + ")");
            }
            return ServiceError.of(
                    "InvalidDefinition",
                    "Invalid State Machine Definition: '" + code + ": " + message + " at " + location + "'");
        }
    }

    private final List<Problem> problems = new ArrayList<>();

    private DefinitionCheck() {}

    /** @param supported whether the sandbox has an integration for a Task's resource */
    public static List<Problem> of(@Nullable Object definition, boolean express, Predicate<TaskResource> supported) {
        var check = new DefinitionCheck();
        check.required(Json.object(definition), "/", "StartAt", "States");
        return List.copyOf(check.problems);
    }

    private void required(Map<String, Object> object, String location, String... fields) {
        List<String> missing = new ArrayList<>();
        for (String field : fields) {
            if (!object.containsKey(field)) {
                missing.add(field);
            }
        }
        if (!missing.isEmpty()) {
            problems.add(new Problem("SCHEMA_VALIDATION_FAILED", "These fields are required: " + missing, location));
        }
    }
}
