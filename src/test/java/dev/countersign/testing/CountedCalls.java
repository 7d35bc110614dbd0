package dev.countersign.testing;

import dev.countersign.sandbox.api.Traffic;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Counts the calls that come to a sandbox, by operation. */
public final class CountedCalls implements Traffic {
    private final Map<String, Integer> calls = new ConcurrentSkipListMap<>();

    @Override
    public void arrives(String operation) {
        calls.merge(operation, 1, Integer::sum);
    }

    /** Forgets what it has counted. */
    public void startAnew() {
        calls.clear();
    }

    public int total() {
        return calls.values().stream().mapToInt(Integer::intValue).sum();
    }

    public Map<String, Integer> byOperation() {
        return Map.copyOf(calls);
    }

    @Override
    public String toString() {
        return total() + " calls: " + calls;
    }
}
