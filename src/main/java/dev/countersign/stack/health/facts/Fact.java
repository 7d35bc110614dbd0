package dev.countersign.stack.health.facts;

import dev.countersign.relay.Sight;
import java.util.Optional;
import java.util.function.Function;

/** Something that was looked at, with where. What was not seen is never taken for not there. */
public record Fact<T>(Sight<T> sight, Origin origin) {
    public static <T> Fact<T> seen(T value, Origin origin) {
        return new Fact<>(Sight.seen(value), origin);
    }

    public static <T> Fact<T> unseen(String why, Origin origin) {
        return new Fact<>(Sight.unseen(why), origin);
    }

    public Optional<T> found() {
        return sight.found();
    }

    public <R> Fact<R> map(Function<T, R> reading) {
        return new Fact<>(sight.map(reading), origin);
    }
}
