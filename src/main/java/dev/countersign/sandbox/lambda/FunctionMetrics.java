package dev.countersign.sandbox.lambda;

import dev.countersign.sandbox.api.World;
import java.util.Map;

/** {@code AWS/Lambda} by {@code FunctionName}. */
final class FunctionMetrics {
    private static final String NAMESPACE = "AWS/Lambda";

    private FunctionMetrics() {}

    static void count(World world, LambdaFunction function, String name) {
        world.metrics().count(NAMESPACE, name, "FunctionName", function.name());
    }

    /** Each invocation has a value of errors and throttles, be it 0. */
    static void invoked(World world, LambdaFunction function, boolean failed, double millis) {
        Map<String, String> dimensions = Map.of("FunctionName", function.name());
        world.metrics().add(NAMESPACE, "Invocations", dimensions, 1);
        world.metrics().add(NAMESPACE, "Errors", dimensions, failed ? 1 : 0);
        world.metrics().add(NAMESPACE, "Throttles", dimensions, 0);
        world.metrics().add(NAMESPACE, "Duration", dimensions, millis);
    }
}
