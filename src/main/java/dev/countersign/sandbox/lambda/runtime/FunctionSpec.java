package dev.countersign.sandbox.lambda.runtime;

import java.time.Duration;
import java.util.Map;

/**
 * All that an execution environment has to know of a function.
 *
 * @param runtime Lambda's name for it, for example {@code python3.13}
 * @param environment every variable that the function sees: the configured ones and Lambda's own, keys included
 */
public record FunctionSpec(
        String name,
        String runtime,
        String handler,
        Duration timeout,
        CodePackage code,
        Map<String, String> environment) {
    public FunctionSpec {
        environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
        // The environment holds keys.
        return "FunctionSpec[" + name + "]";
    }
}
