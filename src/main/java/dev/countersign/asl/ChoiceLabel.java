package dev.countersign.asl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Says a rule of a Choice state in a few words: {@code is_approved = true}, {@code $.a > 3 and not(b = "x")}. */
final class ChoiceLabel {
    private static final int LONGEST = 60;

    /** From longest to shortest ending, because {@code LessThanEquals} also ends in {@code Equals}. */
    private static final List<Map.Entry<String, String>> COMPARISONS = List.of(
            Map.entry("LessThanEquals", "≤"),
            Map.entry("GreaterThanEquals", "≥"),
            Map.entry("LessThan", "<"),
            Map.entry("GreaterThan", ">"),
            Map.entry("Equals", "="),
            Map.entry("Matches", "matches"));

    private static final Map<String, String> TESTS = Map.of(
            "IsPresent", "present",
            "IsNull", "null",
            "IsString", "a string",
            "IsNumeric", "a number",
            "IsBoolean", "a boolean",
            "IsTimestamp", "a timestamp");

    private ChoiceLabel() {}

    static String of(JsonNode rule) {
        String label = rule.has("Condition") ? jsonata(rule.path("Condition").asString()) : rule(rule);
        return label.length() > LONGEST ? label.substring(0, LONGEST - 1) + "…" : label;
    }

    private static String jsonata(String condition) {
        String inner = condition.strip();
        if (inner.startsWith("{%") && inner.endsWith("%}")) {
            inner = inner.substring(2, inner.length() - 2);
        }
        return inner.strip().replace("$states.input.", "").replaceAll("\\s+", " ");
    }

    private static String rule(JsonNode rule) {
        if (rule.has("Not")) {
            return "not (" + rule(rule.path("Not")) + ")";
        }
        if (rule.has("And")) {
            return joined(rule.path("And"), " and ");
        }
        if (rule.has("Or")) {
            return joined(rule.path("Or"), " or ");
        }
        String variable = plain(rule.path("Variable").asString(""));
        for (Map.Entry<String, JsonNode> member : rule.properties()) {
            String name = member.getKey();
            if (TESTS.containsKey(name)) {
                return variable + (member.getValue().asBoolean(true) ? " is " : " is not ") + TESTS.get(name);
            }
            String operator = name.endsWith("Path") ? name.substring(0, name.length() - 4) : name;
            for (Map.Entry<String, String> comparison : COMPARISONS) {
                if (operator.endsWith(comparison.getKey())) {
                    return variable + " " + comparison.getValue() + " " + value(name, member.getValue());
                }
            }
        }
        return variable;
    }

    private static String joined(JsonNode rules, String word) {
        List<String> parts = new ArrayList<>();
        for (JsonNode part : rules) {
            boolean nested = part.has("And") || part.has("Or");
            parts.add(nested ? "(" + rule(part) + ")" : rule(part));
        }
        return String.join(word, parts);
    }

    private static String value(String operator, JsonNode value) {
        return operator.endsWith("Path") ? plain(value.asString("")) : value.toString();
    }

    /** {@code $.is_approved} reads as {@code is_approved}; anything less plain stays a path. */
    private static String plain(String path) {
        return path.matches("\\$\\.[A-Za-z_][A-Za-z0-9_]*") ? path.substring(2) : path;
    }
}
