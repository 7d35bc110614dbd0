package dev.countersign.sandbox.api;

import java.util.Map;

/** Where services count what they do; CloudWatch implements it. What is never counted has no data, which is not the same as 0. */
@FunctionalInterface
public interface Metrics {
    /**
     * One observation, now.
     *
     * @param namespace for example {@code AWS/Lambda}
     * @param dimensions for example {@code FunctionName}; the observation is kept under exactly these
     */
    void add(String namespace, String name, Map<String, String> dimensions, double value);

    /** Counts one. */
    default void count(String namespace, String name, String dimension, String of) {
        add(namespace, name, Map.of(dimension, of), 1);
    }
}
