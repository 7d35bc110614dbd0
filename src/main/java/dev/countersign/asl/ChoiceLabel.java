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
            return joined(telling(rule.path("And")), " and ");
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

    /** Without the tests whether something is there or of a kind at all, where it is compared as well: that goes without saying. */
    private static List<JsonNode> telling(JsonNode rules) {
        List<JsonNode> all = new ArrayList<>();
        rules.forEach(all::add);
        return all.stream()
                .filter(rule -> !isPassedTest(rule)
                        || all.stream().noneMatch(other -> isComparison(other) && isSameVariable(rule, other)))
                .toList();
    }

    private static boolean isPassedTest(JsonNode rule) {
        return TESTS.keySet().stream().anyMatch(test -> rule.path(test).asBoolean(false));
    }

    private static boolean isComparison(JsonNode rule) {
        return rule.has("Variable") && TESTS.keySet().stream().noneMatch(rule::has);
    }

    private static boolean isSameVariable(JsonNode a, JsonNode b) {
        return a.path("Variable").equals(b.path("Variable"));
    }

    private static String joined(Iterable<JsonNode> rules, String word) {
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
