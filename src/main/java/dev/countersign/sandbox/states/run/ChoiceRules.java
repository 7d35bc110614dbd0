package dev.countersign.sandbox.states.run;

import dev.countersign.sandbox.states.data.Json;
import dev.countersign.sandbox.states.data.Paths;
import dev.countersign.sandbox.states.data.Scene;
import dev.countersign.sandbox.states.data.StateFailure;
import dev.countersign.sandbox.states.data.Timestamps;
import dev.countersign.sandbox.states.data.Values;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The comparisons of JSONPath Choice rules. Values of another type than the comparison's make it false. */
final class ChoiceRules {
    private static final Set<String> NOT_COMPARISONS =
            Set.of("Variable", "Next", "Comment", "Assign", "And", "Or", "Not", "Output");

    private ChoiceRules() {}

    static boolean holds(Map<String, Object> rule, Scene scene) throws StateFailure {
        if (rule.containsKey("Not")) {
            return !holds(Json.object(rule.get("Not")), scene);
        }
        if (rule.containsKey("And")) {
            for (Object item : Json.array(rule.get("And"))) {
                if (!holds(Json.object(item), scene)) {
                    return false;
                }
            }
            return true;
        }
        if (rule.containsKey("Or")) {
            for (Object item : Json.array(rule.get("Or"))) {
                if (holds(Json.object(item), scene)) {
                    return true;
                }
            }
            return false;
        }
        return compares(rule, scene);
    }

    private static boolean compares(Map<String, Object> rule, Scene scene) throws StateFailure {
        String operator = rule.keySet().stream()
                .filter(key -> !NOT_COMPARISONS.contains(key))
                .findFirst()
                .orElseThrow(() -> StateFailure.runtime("A choice rule has no comparison."));
        String variable = String.valueOf(rule.get("Variable"));
        Object operand = rule.get(operator);
        if (operator.equals("IsPresent")) {
            return present(scene, variable) == Boolean.TRUE.equals(operand);
        }
        Object value = value(scene, variable);
        if (operator.startsWith("Is")) {
            return isOf(operator, value) == Boolean.TRUE.equals(operand);
        }
        if (operator.endsWith("Path")) {
            Object other = value(scene, String.valueOf(operand));
            return compare(operator.substring(0, operator.length() - "Path".length()), value, other);
        }
        return compare(operator, value, operand);
    }

    private static boolean present(Scene scene, String path) {
        try {
            scene.read(path);
            return true;
        } catch (Paths.NotFound e) {
            return false;
        }
    }

    private static @Nullable Object value(Scene scene, String path) throws StateFailure {
        return scene.follow(path);
    }

    private static boolean isOf(String operator, @Nullable Object value) {
        return switch (operator) {
            case "IsNull" -> value == null;
            case "IsString" -> value instanceof String;
            case "IsNumeric" -> value instanceof Number;
            case "IsBoolean" -> value instanceof Boolean;
            case "IsTimestamp" -> Timestamps.parse(value).isPresent();
            default -> false;
        };
    }

    private static boolean compare(String operator, @Nullable Object left, @Nullable Object right) {
        if (operator.equals("StringMatches")) {
            return left instanceof String text && right instanceof String pattern && matches(text, pattern);
        }
        if (operator.equals("BooleanEquals")) {
            return left instanceof Boolean && left.equals(right);
        }
        Optional<Integer> order = order(operator, left, right);
        return order.isPresent() && fits(operator, order.get());
    }

    /** How two values of a comparison's type stand to each other; empty when one is of another type. */
    private static Optional<Integer> order(String operator, @Nullable Object left, @Nullable Object right) {
        if (operator.startsWith("String") && left instanceof String a && right instanceof String b) {
            return Optional.of(a.compareTo(b));
        }
        if (operator.startsWith("Numeric") && left instanceof Number a && right instanceof Number b) {
            return Optional.of(Values.compare(a, b));
        }
        if (operator.startsWith("Timestamp")) {
            Optional<Instant> a = Timestamps.parse(left);
            return a.flatMap(l -> Timestamps.parse(right).map(l::compareTo));
        }
        return Optional.empty();
    }

    private static boolean fits(String operator, int order) {
        String relation = operator.replaceFirst("^(String|Numeric|Timestamp)", "");
        return switch (relation) {
            case "Equals" -> order == 0;
            case "LessThan" -> order < 0;
            case "GreaterThan" -> order > 0;
            case "LessThanEquals" -> order <= 0;
            case "GreaterThanEquals" -> order >= 0;
            default -> false;
        };
    }

    /** A star stands for any text, a backslash takes its meaning from what follows. */
    private static boolean matches(String text, String pattern) {
        var expression = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                expression.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
            } else {
                expression.append(c == '*' ? ".*" : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(expression.toString(), Pattern.DOTALL)
                .matcher(text)
                .matches();
    }
}
