package dev.countersign.sandbox.states.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The intrinsic functions of JSONPath states. Each failure is {@code States.IntrinsicFailure}. */
final class Intrinsics {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int MAX_RANGE = 1_000;

    private Intrinsics() {}

    static @Nullable Object evaluate(IntrinsicCall call, String field, Scene scene) throws StateFailure {
        List<Object> values = new ArrayList<>();
        for (IntrinsicCall.Argument argument : call.arguments()) {
            values.add(
                    switch (argument) {
                        case IntrinsicCall.Literal literal -> literal.value().json();
                        case IntrinsicCall.Path path -> scene.require(field, path.path());
                        case IntrinsicCall.Nested nested -> evaluate(nested.call(), field, scene);
                    });
        }
        try {
            return apply(call.name(), values);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
            throw failure(call, "Invalid arguments in " + call.name() + ": " + e.getMessage());
        } catch (Json.NotJson e) {
            throw failure(call, "Invalid arguments in " + call.name() + ": " + e.getMessage());
        }
    }

    private static StateFailure failure(IntrinsicCall call, String sentence) {
        return StateFailure.named(
                "States.IntrinsicFailure", "The function '%s' failed. %s".formatted(call.name(), sentence));
    }

    private static @Nullable Object apply(String name, List<Object> a) throws Json.NotJson {
        return switch (name) {
            case "States.Format" -> format(a);
            case "States.StringToJson" -> Json.parse(plain(text(a, 0)));
            case "States.JsonToString" -> Json.write(get(a, 0));
            case "States.Array" -> a.stream().map(Intrinsics::unmark).toList();
            case "States.ArrayPartition" -> partition(list(a, 0), whole(a, 1));
            case "States.ArrayContains" -> contains(list(a, 0), unmark(get(a, 1)));
            case "States.ArrayRange" -> range(whole(a, 0), whole(a, 1), whole(a, 2));
            case "States.ArrayGetItem" -> list(a, 0).get(Math.toIntExact(whole(a, 1)));
            case "States.ArrayLength" -> list(a, 0).size();
            case "States.ArrayUnique" -> new ArrayList<>(new LinkedHashSet<>(list(a, 0)));
            case "States.Base64Encode" ->
                Base64.getEncoder().encodeToString(plain(text(a, 0)).getBytes(StandardCharsets.UTF_8));
            case "States.Base64Decode" -> new String(Base64.getDecoder().decode(text(a, 0)), StandardCharsets.UTF_8);
            case "States.Hash" -> Hashes.hash(hashed(get(a, 0)), text(a, 1));
            case "States.JsonMerge" -> merge(get(a, 0), get(a, 1), get(a, 2));
            case "States.MathRandom" -> random(a);
            case "States.MathAdd" -> Math.addExact(whole(a, 0), whole(a, 1));
            case "States.StringSplit" -> split(plain(text(a, 0)), plain(text(a, 1)));
            case "States.UUID" -> UUID.randomUUID().toString();
            default -> throw new IllegalArgumentException("there is no function " + name);
        };
    }

    private static @Nullable Object get(List<Object> arguments, int index) {
        return arguments.get(index);
    }

    private static String text(List<Object> arguments, int index) {
        if (get(arguments, index) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("argument " + (index + 1) + " is not a string");
    }

    private static List<Object> list(List<Object> arguments, int index) {
        if (get(arguments, index) instanceof List<?> list) {
            return Json.array(list);
        }
        throw new IllegalArgumentException("argument " + (index + 1) + " is not an array");
    }

    /** Step Functions rounds numbers with a fraction to the nearest integer, a half upwards. */
    private static long whole(List<Object> arguments, int index) {
        if (get(arguments, index) instanceof Number number) {
            return new BigDecimal(number.toString())
                    .add(HALF)
                    .setScale(0, RoundingMode.FLOOR)
                    .longValueExact();
        }
        throw new IllegalArgumentException("argument " + (index + 1) + " is not a number");
    }

    private static @Nullable Object unmark(@Nullable Object value) {
        return value instanceof String text ? plain(text) : value;
    }

    /** A string literal without the marks on its escaped braces. */
    private static String plain(String text) {
        return text.replace("\\{", "{").replace("\\}", "}");
    }

    private static String format(List<Object> arguments) {
        String template = text(arguments, 0);
        var formatted = new StringBuilder();
        int next = 1;
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '\\' && i + 1 < template.length() && "{}".indexOf(template.charAt(i + 1)) >= 0) {
                formatted.append(template.charAt(++i));
            } else if (template.startsWith("{}", i)) {
                formatted.append(shown(get(arguments, next++)));
                i++;
            } else {
                formatted.append(c);
            }
        }
        if (next != arguments.size()) {
            throw new IllegalArgumentException("the number of {} does not match the number of arguments");
        }
        return formatted.toString();
    }

    private static String shown(@Nullable Object value) {
        return value instanceof String text ? plain(text) : Json.write(value);
    }

    private static String hashed(@Nullable Object value) {
        return value instanceof String text ? plain(text) : Json.write(value);
    }

    static List<Object> partition(List<Object> items, long size) {
        if (size <= 0) {
            throw new IllegalArgumentException("the chunk size must be positive");
        }
        List<Object> chunks = new ArrayList<>();
        int step = (int) Math.min(size, Integer.MAX_VALUE);
        for (int from = 0; from < items.size(); from += Math.min(step, items.size() - from)) {
            chunks.add(new ArrayList<>(items.subList(from, from + Math.min(step, items.size() - from))));
        }
        return chunks;
    }

    private static boolean contains(List<Object> items, @Nullable Object wanted) {
        return items.stream().anyMatch(item -> Values.same(item, wanted));
    }

    static List<Object> range(long first, long last, long step) {
        if (step == 0) {
            throw new IllegalArgumentException("the step must not be 0");
        }
        List<Object> values = new ArrayList<>();
        for (long value = first; step > 0 ? value <= last : value >= last; value += step) {
            if (values.size() == MAX_RANGE) {
                throw new IllegalArgumentException("a range may have at most " + MAX_RANGE + " items");
            }
            values.add(value);
        }
        return values;
    }

    private static Map<String, Object> merge(@Nullable Object left, @Nullable Object right, @Nullable Object deep) {
        if (!(left instanceof Map<?, ?> first) || !(right instanceof Map<?, ?> second)) {
            throw new IllegalArgumentException("only objects can be merged");
        }
        if (Boolean.TRUE.equals(deep)) {
            throw new IllegalArgumentException("deep merging is not supported");
        }
        Map<String, Object> merged = Json.copyOf(first);
        merged.putAll(Json.object(second));
        return merged;
    }

    private static long random(List<Object> arguments) {
        long from = whole(arguments, 0);
        long to = whole(arguments, 1);
        if (from >= to) {
            throw new IllegalArgumentException("the range is empty");
        }
        Random random = arguments.size() > 2 ? new Random(whole(arguments, 2)) : ThreadLocalRandom.current();
        return random.nextLong(from, to);
    }

    /** Splits at each of the characters and leaves out empty parts. */
    private static List<String> split(String text, String splitters) {
        List<String> parts = new ArrayList<>();
        var part = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (splitters.indexOf(c) < 0) {
                part.append(c);
            } else if (!part.isEmpty()) {
                parts.add(part.toString());
                part.setLength(0);
            }
        }
        if (!part.isEmpty()) {
            parts.add(part.toString());
        }
        return parts;
    }
}
