package dev.countersign.sandbox.states.recorded;

import dev.countersign.sandbox.states.data.Json;
import dev.countersign.sandbox.states.data.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares recorded values with ours: placeholders match anything, JSON is compared by value. */
final class Likeness {
    private static final Set<String> ANYTHING = Set.of(
            "timestamp",
            "date",
            "start-time",
            "stop-time",
            "entered-time",
            "x-amzn-RequestId",
            "snf_role_arn",
            "sfn_role_arn");
    private static final Set<String> LEFT_OUT = Set.of(
            "inputDetails", "outputDetails", "roleArn", "stateMachineVersionArn", "stateMachineAliasArn", "timestamp");
    private static final Pattern PLACEHOLDER = Pattern.compile("<[^<>]*>");
    private static final char HOLE = '\u0000';

    private final List<String> wildWords;

    Likeness(List<String> wildWords) {
        this.wildWords = wildWords;
    }

    boolean alike(@Nullable Object recorded, @Nullable Object ours) {
        if (recorded instanceof String text && isWild(text)) {
            return true;
        }
        Object left = opened(recorded);
        Object right = recorded instanceof String || recorded instanceof Map ? opened(ours) : parsedIfText(ours);
        if (left instanceof String text && isWild(text)) {
            return true;
        }
        if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
            return alikeObjects(Json.object(a), Json.object(b));
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return alikeArrays(a, b);
        }
        if (left instanceof String a && right instanceof String b) {
            return alikeTexts(a, b);
        }
        if (left instanceof String a && pattern(a).chars().allMatch(c -> c == HOLE)) {
            return true;
        }
        return Values.same(left, right);
    }

    private boolean isWild(String text) {
        return ANYTHING.contains(text) || wildWords.contains(text);
    }

    /** The recording has some outputs that are numbers as numbers, where the API has text. */
    private static @Nullable Object parsedIfText(@Nullable Object value) {
        return value instanceof String text ? parsed(text).orElse(text) : value;
    }

    private boolean alikeObjects(Map<String, Object> recorded, Map<String, Object> ours) {
        return recorded.entrySet().stream()
                        .filter(e -> !LEFT_OUT.contains(e.getKey()))
                        .allMatch(e -> ours.containsKey(e.getKey()) && alike(e.getValue(), ours.get(e.getKey())))
                && ours.keySet().stream().allMatch(key -> LEFT_OUT.contains(key) || recorded.containsKey(key));
    }

    private boolean alikeArrays(List<?> recorded, List<?> ours) {
        if (recorded.size() != ours.size()) {
            return false;
        }
        for (int i = 0; i < recorded.size(); i++) {
            if (!alike(recorded.get(i), ours.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean alikeTexts(String recorded, String ours) {
        String[] parts = pattern(normal(recorded)).split(String.valueOf(HOLE), -1);
        var expression = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            expression.append(i == 0 ? "" : ".*").append(Pattern.quote(parts[i]));
        }
        return Pattern.compile(expression.toString(), Pattern.DOTALL)
                .matcher(normal(ours))
                .matches();
    }

    /** Holes in the place of placeholders and wild words. */
    private String pattern(String recorded) {
        String text = recorded;
        for (String word : wildWords) {
            text = text.replace(word, String.valueOf(HOLE));
        }
        String before;
        do {
            before = text;
            text = PLACEHOLDER.matcher(text).replaceAll(String.valueOf(HOLE));
        } while (!text.equals(before));
        return text;
    }

    private static String normal(String text) {
        return text.replace("arn:aws:", "arn:<partition>:").replace("us-east-1", "<region>");
    }

    /** A text that is JSON is compared by its value. */
    private static @Nullable Object opened(@Nullable Object value) {
        if (value instanceof String text && !text.isEmpty() && "{[\"".indexOf(text.charAt(0)) >= 0) {
            return parsed(text).orElse(text);
        }
        return value;
    }

    private static Optional<Object> parsed(String text) {
        try {
            return Optional.ofNullable(Json.parse(text));
        } catch (Json.NotJson e) {
            return Optional.empty();
        }
    }
}
