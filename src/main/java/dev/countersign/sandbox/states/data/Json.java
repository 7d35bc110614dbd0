package dev.countersign.sandbox.states.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON values as plain Java: {@code Map}, {@code List}, {@code String}, {@code Number}, {@code Boolean} and {@code null}. Both
 * query languages work on these, so nothing is converted between states.
 */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** A text that is not JSON. The message is the parser's own, which AWS repeats in its errors. */
    public static final class NotJson extends Exception {
        private static final long serialVersionUID = 1L;

        NotJson(String message) {
            super(message, null, false, false);
        }
    }

    public static @Nullable Object parse(String text) throws NotJson {
        try {
            return MAPPER.readValue(text, Object.class);
        } catch (JacksonException e) {
            throw new NotJson(e.getOriginalMessage());
        }
    }

    /** Compact, as AWS writes state data. */
    public static String write(@Nullable Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** The number of UTF-8 bytes that {@link #write} would give. */
    public static int size(@Nullable Object value) {
        return write(value).getBytes(StandardCharsets.UTF_8).length;
    }

    /** A deep copy whose maps and lists can be changed. */
    public static @Nullable Object copy(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> copyOf(map);
            case List<?> list -> {
                List<Object> copied = new ArrayList<>(list.size());
                list.forEach(item -> copied.add(copy(item)));
                yield copied;
            }
            case null, default -> value;
        };
    }

    /** A deep copy of an object. */
    public static Map<String, Object> copyOf(Map<?, ?> map) {
        Map<String, Object> copied = new LinkedHashMap<>();
        map.forEach((key, item) -> copied.put(String.valueOf(key), copy(item)));
        return copied;
    }

    /** The value as an object, empty if it is none. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** The value as an array, empty if it is none. */
    @SuppressWarnings("unchecked")
    public static List<Object> array(@Nullable Object value) {
        return value instanceof List<?> list ? (List<Object>) list : List.of();
    }

    /** JSON's own name for the type of a value: object, array, string, number, boolean or null. */
    public static String typeOf(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> m -> "object";
            case List<?> l -> "array";
            case String s -> "string";
            case Number n -> "number";
            case Boolean b -> "boolean";
            default -> value.getClass().getSimpleName();
        };
    }

    /** A number without fraction, whatever its Java type; {@code null} for anything else. */
    public static @Nullable Long wholeNumber(@Nullable Object value) {
        return switch (value) {
            case Integer i -> Long.valueOf(i);
            case Long l -> l;
            case Double d when d == Math.rint(d) && Math.abs(d) < 9.0e15 -> Long.valueOf(d.longValue());
            case null, default -> null;
        };
    }
}
