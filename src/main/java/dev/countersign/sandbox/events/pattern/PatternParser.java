package dev.countersign.sandbox.events.pattern;

import dev.countersign.sandbox.events.pattern.EventPattern.Condition;
import dev.countersign.sandbox.events.pattern.EventPattern.Fields;
import dev.countersign.sandbox.events.pattern.EventPattern.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of a pattern; refuses what EventBridge refuses, with the reasons that it gives. */
final class PatternParser {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String OR = "$or";

    private PatternParser() {}

    static Fields parse(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new InvalidPattern(e.getOriginalMessage());
        }
        if (!root.isObject()) {
            throw new InvalidPattern("Filter is not an object");
        }
        return fields(DottedKeys.split(root));
    }

    private static Fields fields(JsonNode object) {
        if (object.isEmpty()) {
            throw new InvalidPattern("Empty objects are not allowed");
        }
        Map<String, Condition> fields = new LinkedHashMap<>();
        List<List<Fields>> alternatives = new ArrayList<>();
        for (var field : object.properties()) {
            if (isOr(field.getKey(), field.getValue())) {
                alternatives.add(field.getValue()
                        .valueStream()
                        .map(PatternParser::fields)
                        .toList());
            } else {
                fields.put(field.getKey(), condition(field.getKey(), field.getValue()));
            }
        }
        return new Fields(fields, alternatives);
    }

    /** {@code $or} is an operator only with two or more objects; otherwise it is the name of a field. */
    private static boolean isOr(String name, JsonNode value) {
        return name.equals(OR)
                && value.isArray()
                && value.size() >= 2
                && value.valueStream().allMatch(alternative -> alternative.isObject() && !isOperator(alternative));
    }

    private static boolean isOperator(JsonNode object) {
        return object.size() == 1
                && Operators.NAMES.contains(
                        object.properties().iterator().next().getKey());
    }

    private static Condition condition(String name, JsonNode value) {
        if (value.isObject()) {
            return fields(value);
        }
        if (!value.isArray()) {
            throw new InvalidPattern("\"" + name + "\" must be an object or an array");
        }
        if (value.isEmpty()) {
            throw new InvalidPattern("Empty arrays are not allowed");
        }
        return new Values(value.valueStream().map(PatternParser::matcher).toList());
    }

    private static ValueMatcher matcher(JsonNode value) {
        if (value.isArray()) {
            throw new InvalidPattern("Match value must be String, number, true, false, or null");
        }
        return value.isObject() ? Operators.parse(value) : new ValueMatcher.Exact(value);
    }
}
