package dev.countersign.sandbox.cloudwatch;

import java.util.Map;
import java.util.TreeMap;

/** Which metric: one with other dimensions is another one. */
record MetricKey(String namespace, String name, Map<String, String> dimensions) implements Comparable<MetricKey> {
    MetricKey {
        dimensions = Map.copyOf(dimensions);
    }

    /** By namespace, name and dimensions. */
    @Override
    public int compareTo(MetricKey other) {
        return text().compareTo(other.text());
    }

    private String text() {
        return namespace + '\n' + name + '\n' + new TreeMap<>(dimensions);
    }
}
