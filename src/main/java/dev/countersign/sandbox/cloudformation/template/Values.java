package dev.countersign.sandbox.cloudformation.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Plain template values: maps with text keys, lists, texts, numbers and booleans. */
public final class Values {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Values() {}

    /** The map with its keys as text. */
    public static Map<String, Object> map(Map<?, ?> value) {
        Map<String, Object> result = new LinkedHashMap<>();
        value.forEach((key, child) -> result.put(String.valueOf(key), child));
        return result;
    }

    /** A scalar as CloudFormation gives it to a text property: {@code true}, {@code 128}. */
    public static String text(Object scalar) {
        return switch (scalar) {
            case Double d when d == Math.rint(d) && Math.abs(d) < 1e15 -> String.valueOf(d.longValue());
            default -> String.valueOf(scalar);
        };
    }

    public static boolean isScalar(Object value) {
        return !(value instanceof Map<?, ?>) && !(value instanceof List<?>);
    }

    public static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    /**
     * The value with every scalar as text and maps in key order: two values are the same to CloudFormation when these are equal.
     */
    public static Object normal(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .collect(Collectors.toMap(
                                e -> String.valueOf(e.getKey()),
                                e -> normal(e.getValue()),
                                (a, b) -> b,
                                java.util.TreeMap::new));
            case List<?> list -> list.stream().map(Values::normal).toList();
            default -> text(value);
        };
    }
}
