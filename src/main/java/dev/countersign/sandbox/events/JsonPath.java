package dev.countersign.sandbox.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The part of JSONPath that EventBridge takes in its inputs: names and array indexes, no filters. */
final class JsonPath {
    private static final Pattern STEP = Pattern.compile("\\.([A-Za-z0-9_-]+)|\\[(\\d+)]|\\[['\"]([^'\"]+)['\"]]");

    private final List<Object> steps;

    private JsonPath(List<Object> steps) {
        this.steps = steps;
    }

    /** Empty if the text is no path. */
    static Optional<JsonPath> parse(String text) {
        if (!text.startsWith("$")) {
            return Optional.empty();
        }
        List<Object> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text).region(1, text.length());
        int end = 1;
        while (matcher.lookingAt()) {
            end = matcher.end();
            if (matcher.group(2) != null) {
                steps.add(Integer.valueOf(matcher.group(2)));
            } else {
                steps.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(3));
            }
            matcher.region(end, text.length());
        }
        return end == text.length() ? Optional.of(new JsonPath(steps)) : Optional.empty();
    }

    Optional<JsonNode> in(JsonNode root) {
        JsonNode node = root;
        for (Object step : steps) {
            JsonNode next = step instanceof Integer index ? node.get(index) : node.get((String) step);
            if (next == null) {
                return Optional.empty();
            }
            node = next;
        }
        return Optional.of(node);
    }
}
