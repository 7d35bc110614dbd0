package dev.countersign.sandbox.events.pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** To EventBridge {@code {"a.b": 1}} and {@code {"a": {"b": 1}}} are the same, in patterns and in events. */
final class DottedKeys {
    private DottedKeys() {}

    /** The same JSON with every dotted key split into nested objects. */
    static JsonNode split(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(split(element)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(field -> put(object, field.getKey(), split(field.getValue())));
        return object;
    }

    private static void put(ObjectNode into, String key, JsonNode value) {
        int dot = key.indexOf('.');
        if (dot > 0 && dot < key.length() - 1) {
            ObjectNode inner = JsonNodeFactory.instance.objectNode();
            put(inner, key.substring(dot + 1), value);
            put(into, key.substring(0, dot), inner);
        } else if (value.isObject() && into.get(key) instanceof ObjectNode there) {
            value.properties().forEach(field -> put(there, field.getKey(), field.getValue()));
        } else {
            into.set(key, value);
        }
    }
}
