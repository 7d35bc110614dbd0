package dev.countersign.doctor.pack.redaction;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Takes the values of fields with secret names out of JSON text, whatever they look like, also where the JSON lies in other JSON. */
final class SecretFields {
    static final String REMOVED = "(removed)";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEEPEST = 6;

    private int removed;

    private SecretFields() {}

    /**
     * A text and how much was taken out of it.
     *
     * @param text unchanged, to the last blank, when nothing was
     */
    record Cleaned(String text, int removed) {}

    static Cleaned of(String text) {
        var fields = new SecretFields();
        String cleaned = fields.text(text, false, 0);
        return new Cleaned(cleaned, fields.removed);
    }

    private String text(String text, boolean secret, int depth) {
        String start = text.stripLeading();
        if (depth > DEEPEST || !start.startsWith("{") && !start.startsWith("[") || start.startsWith("{%")) {
            return text;
        }
        try {
            JsonNode root = JSON.readTree(text);
            int before = removed;
            // A state may be called as it likes: in a definition only what stands right under a secret name is taken
            // out.
            boolean definition = root.has("StartAt") && root.has("States");
            JsonNode cleaned = clean(root, secret, !definition, depth);
            return removed == before ? text : cleaned.toString();
        } catch (JacksonException notJson) {
            return text;
        }
    }

    private JsonNode clean(JsonNode node, boolean secret, boolean below, int depth) {
        return switch (node) {
            case ObjectNode object -> object(object, secret, below, depth);
            case ArrayNode array -> {
                ArrayNode cleaned = JSON.createArrayNode();
                array.forEach(item -> cleaned.add(clean(item, secret, below, depth)));
                yield cleaned;
            }
            case StringNode string -> string(string.asString(), secret, depth);
            default -> secret && node.isNumber() ? removal() : node;
        };
    }

    private ObjectNode object(ObjectNode object, boolean secret, boolean below, int depth) {
        ObjectNode cleaned = JSON.createObjectNode();
        boolean named = SecretNames.isSecret(
                object.path("name").asString(object.path("Name").asString("")));
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            boolean valueOfName = named && field.getKey().equalsIgnoreCase("value");
            boolean here = SecretNames.isSecret(field.getKey()) || valueOfName;
            boolean deeper = field.getValue().isContainer() && !below ? secret : secret || here;
            cleaned.set(field.getKey(), clean(field.getValue(), deeper, below, depth));
        }
        return cleaned;
    }

    private JsonNode string(String value, boolean secret, int depth) {
        if (secret && !isHarmless(value)) {
            return removal();
        }
        String cleaned = text(value, secret, depth + 1);
        return cleaned.equals(value) ? StringNode.valueOf(value) : StringNode.valueOf(cleaned);
    }

    /** Paths and expressions say where a value comes from; and what was taken out already stays as it is. */
    private static boolean isHarmless(String value) {
        return value.isBlank()
                || value.startsWith("$")
                || value.startsWith("{%")
                || value.startsWith("States.")
                || value.equals(REMOVED)
                || value.matches("\\[task token [0-9a-f]{8}]");
    }

    private JsonNode removal() {
        removed++;
        return StringNode.valueOf(REMOVED);
    }
}
