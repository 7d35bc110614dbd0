package dev.countersign.sandbox.states.data;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Jsonata.JFunctionCallable;
import com.dashjoin.jsonata.Utils;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The functions that Step Functions adds to JSONata, and {@code $random} with a seed. */
final class JsonataFunctions {
    private JsonataFunctions() {}

    static void bind(Frame frame) {
        bind(frame, "partition", "<a-n:a>", a -> Intrinsics.partition(Json.array(a.get(0)), whole(a, 1)));
        bind(frame, "range", "<n-nn:a>", a -> sequence(Intrinsics.range(whole(a, 0), whole(a, 1), whole(a, 2))));
        bind(frame, "hash", "<s-s:s>", a -> Hashes.hash(String.valueOf(a.get(0)), String.valueOf(a.get(1))));
        bind(frame, "uuid", "<:s>", a -> UUID.randomUUID().toString());
        bind(frame, "parse", "<s-:x>", a -> parse(String.valueOf(a.get(0))));
        bind(frame, "random", "<n?:n>", JsonataFunctions::random);
    }

    /** A function of JSONata in Java. */
    @FunctionalInterface
    private interface Body {
        @Nullable
        Object apply(List<?> arguments);
    }

    private static void bind(Frame frame, String name, String signature, Body body) {
        JFunctionCallable callable = (input, arguments) -> {
            try {
                return body.apply(arguments);
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new JException("Function $" + name + ": " + e.getMessage(), -1);
            }
        };
        frame.bind(name, new JFunction(callable, signature));
    }

    private static long whole(List<?> arguments, int index) {
        return new BigDecimal(String.valueOf(arguments.get(index))).longValue();
    }

    /** JSONata makes one value of a sequence that has only one. */
    private static List<Object> sequence(List<Object> items) {
        List<Object> sequence = Utils.createSequence();
        sequence.addAll(items);
        return sequence;
    }

    private static double random(List<?> arguments) {
        boolean seeded = !arguments.isEmpty() && arguments.get(0) instanceof Number;
        Random random = seeded ? new Random(whole(arguments, 0)) : ThreadLocalRandom.current();
        return random.nextDouble();
    }

    private static @Nullable Object parse(String text) {
        try {
            Object value = Json.parse(text);
            return value == null ? com.dashjoin.jsonata.Jsonata.NULL_VALUE : value;
        } catch (Json.NotJson e) {
            throw new IllegalArgumentException(e.getMessage());
        }
    }
}
