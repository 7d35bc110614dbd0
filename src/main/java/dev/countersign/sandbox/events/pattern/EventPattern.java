package dev.countersign.sandbox.events.pattern;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A compiled event pattern: which events a rule is for. */
public final class EventPattern {
    /** What an event's value at some place has to be. */
    sealed interface Condition {
        /** @param value empty where the event has nothing at this place */
        boolean holds(Optional<JsonNode> value);
    }

    /**
     * Conditions on the fields of an object; all must hold, and of each {@code $or} one alternative. Where the event has an array,
     * one of its elements has to fulfil them all.
     */
    record Fields(Map<String, Condition> fields, List<List<Fields>> alternatives) implements Condition {
        @Override
        public boolean holds(Optional<JsonNode> value) {
            if (value.isPresent() && value.get().isArray() && !value.get().isEmpty()) {
                return value.get().valueStream().anyMatch(element -> holds(Optional.of(element)));
            }
            Optional<JsonNode> object = value.filter(JsonNode::isObject);
            return fields.entrySet().stream()
                            .allMatch(field -> field.getValue()
                                    .holds(object.flatMap(node -> Optional.ofNullable(node.get(field.getKey())))))
                    && alternatives.stream().allMatch(either -> either.stream().anyMatch(one -> one.holds(value)));
        }
    }

    /** A list of accepted values; one of the event's values at this place has to be one of them. */
    record Values(List<ValueMatcher> matchers) implements Condition {
        @Override
        public boolean holds(Optional<JsonNode> value) {
            List<JsonNode> leaves = value.map(Values::leaves).orElse(List.of());
            return matchers.stream().anyMatch(matcher -> matcher.matchesAny(leaves));
        }

        private static List<JsonNode> leaves(JsonNode node) {
            if (node.isArray()) {
                return node.valueStream()
                        .flatMap(element -> leaves(element).stream())
                        .toList();
            }
            return node.isObject() ? List.of() : List.of(node);
        }
    }

    private final Fields root;

    private EventPattern(Fields root) {
        this.root = root;
    }

    /** @throws InvalidPattern with the reason */
    public static EventPattern parse(String json) {
        return new EventPattern(PatternParser.parse(json));
    }

    public boolean matches(JsonNode event) {
        return root.holds(Optional.of(DottedKeys.split(event)));
    }
}
