package dev.countersign.sandbox.cloudwatch;

import java.util.Optional;

/** What CloudWatch keeps of several values. */
record Observations(double count, double sum, double least, double most) {
    static Observations of(double value) {
        return new Observations(1, value, value, value);
    }

    Observations and(Observations other) {
        return new Observations(
                count + other.count, sum + other.sum, Math.min(least, other.least), Math.max(most, other.most));
    }

    /** A statistic by its name; empty for one that would need every single value. */
    Optional<Double> statistic(String name) {
        return switch (name) {
            case "SampleCount" -> Optional.of(count);
            case "Sum" -> Optional.of(sum);
            case "Average" -> Optional.of(sum / count);
            case "Minimum" -> Optional.of(least);
            case "Maximum" -> Optional.of(most);
            default -> Optional.empty();
        };
    }
}
