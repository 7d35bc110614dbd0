package dev.countersign.sandbox.events.pattern;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The operators of patterns: {@code {"prefix": "a"}}, {@code {"anything-but": [1, 2]}} and so on. */
final class Operators {
    static final Set<String> NAMES = Set.of(
            "exactly",
            "prefix",
            "suffix",
            "equals-ignore-case",
            "wildcard",
            "anything-but",
            "numeric",
            "cidr",
            "exists");

    private Operators() {}

    static ValueMatcher parse(JsonNode object) {
        if (object.isEmpty()) {
            throw new InvalidPattern("Match expression name not found");
        }
        var operator = object.properties().iterator().next();
        String name = operator.getKey();
        if (!NAMES.contains(name)) {
            throw new InvalidPattern("Unrecognized match type " + name);
        }
        ValueMatcher matcher = matcher(name, operator.getValue());
        if (object.size() > 1) {
            throw new InvalidPattern("Only one key allowed in match expression");
        }
        return matcher;
    }

    private static ValueMatcher matcher(String name, JsonNode value) {
        return switch (name) {
            case "exactly" -> {
                text("exact", value);
                yield new ValueMatcher.Exact(value);
            }
            case "prefix" -> affix(name, value, true);
            case "suffix" -> affix(name, value, false);
            case "equals-ignore-case" -> new ValueMatcher.EqualsIgnoreCase(text(name, value));
            case "wildcard" -> new ValueMatcher.Wildcard(wildcard(text(name, value)));
            case "numeric" -> NumericRange.parse(value);
            case "cidr" -> new ValueMatcher.InNetwork(Cidr.parse(text("prefix", value)));
            case "exists" -> exists(value);
            default -> anythingBut(value);
        };
    }

    private static ValueMatcher affix(String name, JsonNode value, boolean start) {
        boolean ignoreCase = value.isObject();
        JsonNode wanted = value;
        if (ignoreCase) {
            if (value.size() != 1 || !value.has("equals-ignore-case")) {
                throw new InvalidPattern("Unsupported " + name + " pattern: "
                        + value.propertyNames().stream().findFirst().orElse(""));
            }
            wanted = value.get("equals-ignore-case");
        }
        String text = text(ignoreCase ? "equals-ignore-case" : name, wanted);
        return start ? new ValueMatcher.Prefix(text, ignoreCase) : new ValueMatcher.Suffix(text, ignoreCase);
    }

    private static String text(String name, JsonNode value) {
        if (!value.isString()) {
            throw new InvalidPattern(name + " match pattern must be a string");
        }
        return value.stringValue();
    }

    private static ValueMatcher exists(JsonNode value) {
        if (!value.isBoolean()) {
            throw new InvalidPattern("exists match pattern must be either true or false.");
        }
        return new ValueMatcher.Exists(value.booleanValue());
    }

    private static ValueMatcher anythingBut(JsonNode value) {
        if (value.isObject()) {
            return new ValueMatcher.AnythingBut(excluded(value));
        }
        if (!value.isArray()) {
            if (!value.isString() && !value.isNumber()) {
                throw new InvalidPattern("Value of anything-but must be an array or single string/number value.");
            }
            return new ValueMatcher.AnythingBut(List.of(new ValueMatcher.Exact(value)));
        }
        if (!value.valueStream().allMatch(one -> one.isString() || one.isNumber())) {
            throw new InvalidPattern("Inside anything but list, start|null|boolean is not supported.");
        }
        long numbers = value.valueStream().filter(JsonNode::isNumber).count();
        if (value.isEmpty() || (numbers > 0 && numbers < value.size())) {
            throw new InvalidPattern(
                    "Inside anything but list, either all values are number or string, mixed type is not supported");
        }
        return new ValueMatcher.AnythingBut(
                value.valueStream().<ValueMatcher>map(ValueMatcher.Exact::new).toList());
    }

    /** The operators that {@code anything-but} can turn round, each with one text or a list of them. */
    private static List<ValueMatcher> excluded(JsonNode object) {
        if (object.isEmpty()) {
            throw new InvalidPattern("Anything-But expression name not found");
        }
        var inner = object.properties().iterator().next();
        String name = inner.getKey();
        if (!Set.of("prefix", "suffix", "equals-ignore-case", "wildcard").contains(name)) {
            throw new InvalidPattern("Unsupported anything-but pattern: " + name);
        }
        if (object.size() > 1) {
            throw new InvalidPattern("Only one key allowed in match expression");
        }
        List<JsonNode> values =
                inner.getValue().isArray() ? inner.getValue().valueStream().toList() : List.of(inner.getValue());
        for (JsonNode value : values) {
            if (!value.isObject() && text(name, value).isEmpty() && !name.equals("equals-ignore-case")) {
                throw new InvalidPattern("Null prefix/suffix not allowed");
            }
        }
        return values.stream().map(value -> matcher(name, value)).toList();
    }

    /** An asterisk stands for any text; a backslash takes the meaning from an asterisk or a backslash. */
    private static Pattern wildcard(String text) {
        var regex = new StringBuilder();
        boolean afterStar = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '*') {
                if (afterStar) {
                    throw new InvalidPattern("Consecutive wildcard characters at pos " + i);
                }
                regex.append(".*");
                afterStar = true;
                continue;
            }
            afterStar = false;
            if (letter == '\\') {
                i++;
                if (i >= text.length() || (text.charAt(i) != '*' && text.charAt(i) != '\\')) {
                    throw new InvalidPattern("Invalid escape character at pos " + i);
                }
                letter = text.charAt(i);
            }
            regex.append(Pattern.quote(String.valueOf(letter)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
