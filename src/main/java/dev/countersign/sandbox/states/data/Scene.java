package dev.countersign.sandbox.states.data;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a JSONPath expression can see.
 *
 * @param input {@code $}
 * @param context {@code $$}
 * @param variables {@code $name}
 */
public record Scene(@Nullable Object input, Map<String, Object> context, Variables variables) {
    public Scene with(@Nullable Object newInput) {
        return new Scene(newInput, context, variables);
    }

    /**
     * The value of a path in any of its three roots.
     *
     * @throws Paths.NotFound when it leads nowhere
     */
    public @Nullable Object read(String path) throws Paths.NotFound {
        if (path.startsWith("$$")) {
            return Paths.read(path.substring(1), context);
        }
        if (isVariable(path)) {
            String name = variableIn(path);
            if (!variables.has(name)) {
                throw new Paths.NotFound("No variable is called " + name);
            }
            return Paths.read("$" + path.substring(1 + name.length()), variables.get(name));
        }
        return Paths.read(path, input);
    }

    /**
     * Like {@link #read}, for a named field of a state.
     *
     * @throws StateFailure {@code States.Runtime} with AWS's sentence
     */
    public @Nullable Object require(String field, String path) throws StateFailure {
        try {
            return read(path);
        } catch (Paths.NotFound e) {
            throw StateFailure.runtime(
                    "The JSONPath '%s' specified for the field '%s' could not be found in the input '%s'"
                            .formatted(path, field, Json.write(path.startsWith("$$") ? shownContext() : input)));
        }
    }

    /** The context without the task's token, which is a secret. */
    private Map<String, Object> shownContext() {
        Map<String, Object> shown = new LinkedHashMap<>(context);
        shown.remove("Task");
        return shown;
    }

    /** Like {@link #read}, with the sentence that AWS has for InputPath, OutputPath and the timeouts' paths. */
    public @Nullable Object follow(String path) throws StateFailure {
        try {
            return read(path);
        } catch (Paths.NotFound e) {
            throw StateFailure.runtime("Invalid path '%s' : %s".formatted(path, e.getMessage()));
        }
    }

    private static boolean isVariable(String path) {
        return path.length() > 1 && (Character.isLetter(path.charAt(1)) || path.charAt(1) == '_');
    }

    private static String variableIn(String path) {
        int end = 1;
        while (end < path.length() && (Character.isLetterOrDigit(path.charAt(end)) || path.charAt(end) == '_')) {
            end++;
        }
        return path.substring(1, end);
    }
}
