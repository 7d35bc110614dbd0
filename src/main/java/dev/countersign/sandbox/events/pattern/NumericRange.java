package dev.countersign.sandbox.events.pattern;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads {@code ["=", 1]}, {@code [">", 0, "<=", 5]} and so on. */
final class NumericRange {
    private static final double LIMIT = 5e9;

    private NumericRange() {}

    static ValueMatcher parse(JsonNode terms) {
        if (!terms.isArray()) {
            throw new InvalidPattern("Value of numeric must be an array.");
        }
        List<JsonNode> all = terms.valueStream().toList();
        if (all.isEmpty() || !all.getFirst().isString()) {
            throw new InvalidPattern("Invalid member in numeric match: "
                    + (all.isEmpty() ? "]" : all.getFirst().asString()));
        }
        String operator = all.getFirst().stringValue();
        return switch (operator) {
            case "=" -> {
                double value = number("equals", all, 1);
                end(all, 2);
                yield new ValueMatcher.Numeric(value, true, value, true);
            }
            case "<", "<=" -> {
                double top = number(operator, all, 1);
                end(all, 2);
                yield new ValueMatcher.Numeric(Double.NEGATIVE_INFINITY, true, top, operator.equals("<="));
            }
            case ">", ">=" -> from(operator, all);
            default -> throw new InvalidPattern("Unrecognized numeric range operator: " + operator);
        };
    }

    private static ValueMatcher from(String operator, List<JsonNode> all) {
        double bottom = number(operator, all, 1);
        boolean withBottom = operator.equals(">=");
        if (all.size() == 2) {
            return new ValueMatcher.Numeric(bottom, withBottom, Double.POSITIVE_INFINITY, true);
        }
        if (!all.get(2).isString()) {
            throw new InvalidPattern("Bad value in numeric range: " + all.get(2).asString());
        }
        String second = all.get(2).stringValue();
        if (!second.equals("<") && !second.equals("<=")) {
            throw new InvalidPattern("Bad numeric range operator: " + second);
        }
        double top = number(second, all, 3);
        if (all.size() > 4) {
            throw new InvalidPattern("Too many terms in numeric range expression");
        }
        if (bottom >= top) {
            throw new InvalidPattern("Bottom must be less than top");
        }
        return new ValueMatcher.Numeric(bottom, withBottom, top, second.equals("<="));
    }

    private static double number(String operator, List<JsonNode> all, int at) {
        if (all.size() <= at || !all.get(at).isNumber()) {
            throw new InvalidPattern("Value of " + operator + " must be numeric");
        }
        double value = all.get(at).doubleValue();
        if (Math.abs(value) > LIMIT) {
            throw new InvalidPattern("Value must be between -5.0E9 and 5.0E9, inclusive");
        }
        return value;
    }

    private static void end(List<JsonNode> all, int size) {
        if (all.size() > size) {
            throw new InvalidPattern("Too many elements in numeric expression");
        }
    }
}
