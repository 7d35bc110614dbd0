package dev.countersign.domain.inspect;

import java.util.Optional;

/**
 * The sum of a CloudWatch metric over a span of time.
 *
 * @param namespace for example {@code AWS/Events}
 * @param dimension its one dimension, for example {@code RuleName}
 * @param sum absent when CloudWatch has no data, which is not the same as 0
 */
public record MetricSum(Metric metric, Optional<Double> sum) {
    /** Which metric. */
    public record Metric(String namespace, String name, String dimension, String value) {}

    /** The sum, or 0 when there is no data. */
    public double orZero() {
        return sum.orElse(0.0);
    }
}
