package dev.countersign.relay;

import java.util.Optional;
import java.util.function.Function;

/** Something that was looked at: either seen, or not, and then why. Not seen is never taken for not there. */
public sealed interface Sight<T> {
    /** It was read. */
    record Seen<T>(T value) implements Sight<T> {}

    /**
     * It was not read.
     *
     * @param why a sentence: we were not allowed to, or have not yet
     */
    record Unseen<T>(String why) implements Sight<T> {}

    static <T> Sight<T> seen(T value) {
        return new Seen<>(value);
    }

    static <T> Sight<T> unseen(String why) {
        return new Unseen<>(why);
    }

    default Optional<T> found() {
        return switch (this) {
            case Seen<T>(T value) -> Optional.of(value);
            case Unseen<T> _ -> Optional.empty();
        };
    }

    /** Why it was not seen. */
    default Optional<String> whyNot() {
        return switch (this) {
            case Seen<T> _ -> Optional.empty();
            case Unseen<T>(String why) -> Optional.of(why);
        };
    }

    default <R> Sight<R> map(Function<T, R> reading) {
        return switch (this) {
            case Seen<T>(T value) -> new Seen<>(reading.apply(value));
            case Unseen<T>(String why) -> new Unseen<>(why);
        };
    }
}
