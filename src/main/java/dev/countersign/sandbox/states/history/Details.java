package dev.countersign.sandbox.states.history;

import dev.countersign.sandbox.states.data.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The details members of history events, by the API's names. State data are JSON texts in them. */
public final class Details {
    private static final Map<String, Object> NOT_TRUNCATED = Map.of("truncated", false);

    private Details() {}

    public static Map<String, Object> started(String input, String roleArn) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("input", input);
        details.put("inputDetails", NOT_TRUNCATED);
        details.put("roleArn", roleArn);
        return details;
    }

    public static Map<String, Object> entered(String name, String input) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("name", name);
        details.put("input", input);
        details.put("inputDetails", NOT_TRUNCATED);
        return details;
    }

    /** @param assigned variables that the state assigned; left out when there are none */
    public static Map<String, Object> exited(String name, @Nullable Object output, Map<String, Object> assigned) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("name", name);
        details.putAll(output(output));
        if (!assigned.isEmpty()) {
            Map<String, Object> texts = new LinkedHashMap<>();
            assigned.forEach((variable, value) -> texts.put(variable, Json.write(value)));
            details.put("assignedVariables", texts);
            details.put("assignedVariablesDetails", NOT_TRUNCATED);
        }
        return details;
    }

    public static Map<String, Object> output(@Nullable Object output) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("output", Json.write(output));
        details.put("outputDetails", NOT_TRUNCATED);
        return details;
    }

    public static Map<String, Object> failed(Optional<String> error, Optional<String> cause) {
        Map<String, Object> details = new LinkedHashMap<>();
        error.ifPresent(e -> details.put("error", e));
        cause.ifPresent(c -> details.put("cause", c));
        return details;
    }

    public static Map<String, Object> iteration(String mapName, long index) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("name", mapName);
        details.put("index", index);
        return details;
    }
}
