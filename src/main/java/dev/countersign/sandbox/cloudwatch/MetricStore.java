package dev.countersign.sandbox.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All metrics, minute by minute, by the sandbox's clock. */
final class MetricStore {
    private static final int MINUTE = 60;

    private final Map<MetricKey, NavigableMap<Long, Observations>> metrics = new ConcurrentSkipListMap<>();

    void add(MetricKey key, Instant at, Observations values) {
        long minute = Math.floorDiv(at.getEpochSecond(), MINUTE) * MINUTE;
        metrics.computeIfAbsent(key, k -> new ConcurrentSkipListMap<>()).merge(minute, values, Observations::and);
    }

    List<MetricKey> keys() {
        return List.copyOf(metrics.keySet());
    }

    /** Whether the metric got a value since {@code since}. */
    boolean isActive(MetricKey key, Instant since) {
        var minutes = metrics.get(key);
        return minutes != null && !minutes.isEmpty() && minutes.lastKey() >= since.getEpochSecond() - MINUTE;
    }

    /**
     * The values of whole periods, oldest first; periods without a value are not there.
     *
     * @param from included, rounded down to a whole period
     * @param to not included
     */
    NavigableMap<Instant, Observations> periods(MetricKey key, Instant from, Instant to, Duration period) {
        var found = new TreeMap<Instant, Observations>();
        var minutes = metrics.get(key);
        if (minutes == null || !from.isBefore(to)) {
            return found;
        }
        long length = Math.max(period.toSeconds(), MINUTE);
        long first = Math.floorDiv(from.getEpochSecond(), length) * length;
        minutes.subMap(first, to.getEpochSecond()).forEach((minute, values) -> {
            var start = Instant.ofEpochSecond(Math.floorDiv(minute, length) * length);
            found.merge(start, values, Observations::and);
        });
        return found;
    }
}
