package dev.countersign.sandbox.states.data;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Utils;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSONata as Step Functions has it: {@code {% … %}} texts, {@code $states}, variables, and AWS's own functions. */
public final class Jsonata {
    private static final long MAX_MILLIS = 5_000;
    private static final int MAX_DEPTH = 500;

    private final Map<String, Object> states;
    private final Variables variables;

    /** @param states what {@code $states} is: input, context, and result or errorOutput where they exist */
    public Jsonata(Map<String, Object> states, Variables variables) {
        this.states = states;
        this.variables = variables;
    }

    public static boolean isExpression(@Nullable Object value) {
        return value instanceof String text && text.startsWith("{%") && text.endsWith("%}") && text.length() >= 4;
    }

    /** The expression between the marks. */
    public static String expressionIn(String text) {
        return text.substring(2, text.length() - 2).strip();
    }

    /** Why an expression does not parse; empty if it does. */
    public static Optional<String> syntaxError(String expression) {
        try {
            com.dashjoin.jsonata.Jsonata.jsonata(expression);
            return Optional.empty();
        } catch (JException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Fills a template: every text that is an expression is replaced by its value.
     *
     * @param location the field, for example {@code Output}; members add their names
     */
    public @Nullable Object fill(@Nullable Object template, String location) throws StateFailure {
        return switch (template) {
            case Map<?, ?> map -> {
                Map<String, Object> filled = new LinkedHashMap<>();
                for (Map.Entry<String, Object> e : Json.object(map).entrySet()) {
                    filled.put(e.getKey(), fill(e.getValue(), location + "/" + e.getKey()));
                }
                yield filled;
            }
            case List<?> list -> {
                List<Object> filled = new ArrayList<>();
                for (int i = 0; i < list.size(); i++) {
                    filled.add(fill(list.get(i), location + "[" + i + "]"));
                }
                yield filled;
            }
            case String text when isExpression(text) -> evaluate(expressionIn(text), location);
            case null, default -> template;
        };
    }

    private @Nullable Object evaluate(String expression, String location) throws StateFailure {
        Object value;
        try {
            var compiled = com.dashjoin.jsonata.Jsonata.jsonata(expression);
            compiled.setOutputConvertNulls(false);
            Frame frame = compiled.createFrame();
            frame.setRuntimeBounds(MAX_MILLIS, MAX_DEPTH);
            JsonataFunctions.bind(frame);
            variables.visible().forEach((name, v) -> frame.bind(name, marked(v)));
            frame.bind("states", marked(states));
            value = compiled.evaluate(null, frame);
        } catch (RuntimeException | StackOverflowError e) {
            throw StateFailure.evaluation(
                    "The JSONata expression '%s' specified for the field '%s' threw an error during evaluation. %s"
                            .formatted(expression, location, e.getMessage()),
                    Optional.of(location));
        }
        if (value == null) {
            throw StateFailure.evaluation(
                    "The JSONata expression '%s' specified for the field '%s' returned nothing (undefined)."
                            .formatted(expression, location),
                    Optional.of(location));
        }
        return plain(value, expression, location);
    }

    /** JSONata tells null from nothing by a value of its own. */
    private static Object marked(@Nullable Object value) {
        return switch (value) {
            case null -> com.dashjoin.jsonata.Jsonata.NULL_VALUE;
            case Map<?, ?> map -> {
                Map<String, Object> marked = new LinkedHashMap<>();
                map.forEach((key, v) -> marked.put(String.valueOf(key), marked(v)));
                yield marked;
            }
            case List<?> list -> {
                List<Object> marked = new ArrayList<>();
                list.forEach(v -> marked.add(marked(v)));
                yield marked;
            }
            default -> value;
        };
    }

    private static @Nullable Object plain(@Nullable Object value, String expression, String location)
            throws StateFailure {
        if (value == null || value.equals(com.dashjoin.jsonata.Jsonata.NULL_VALUE)) {
            return null;
        }
        switch (value) {
            case Map<?, ?> map
            when !Utils.isFunction(value) -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                for (Map.Entry<?, ?> e : map.entrySet()) {
                    plain.put(String.valueOf(e.getKey()), plain(e.getValue(), expression, location));
                }
                return plain;
            }
            case List<?> list -> {
                List<Object> plain = new ArrayList<>();
                for (Object v : list) {
                    plain.add(plain(v, expression, location));
                }
                return plain;
            }
            case String s -> {
                return s;
            }
            case Boolean b -> {
                return b;
            }
            case Number n -> {
                Long whole = Json.wholeNumber(n);
                return whole == null ? n : whole;
            }
            default ->
                throw StateFailure.evaluation(
                        "The JSONata expression '%s' specified for the field '%s' returned an unsupported result type."
                                .formatted(expression, location),
                        Optional.of(location));
        }
    }

    /** The sentence AWS has for a value of the wrong type. */
    public static StateFailure unexpected(String text, String location, String expected, @Nullable Object value) {
        return StateFailure.evaluation(
                ("The JSONata expression '%s' specified for the field '%s' returned an unexpected result type."
                                + " Expected '%s', but was '%s' for value: %s")
                        .formatted(
                                isExpression(text) ? expressionIn(text) : text,
                                location,
                                expected,
                                Json.typeOf(value),
                                Json.write(value)),
                Optional.of(location));
    }
}
