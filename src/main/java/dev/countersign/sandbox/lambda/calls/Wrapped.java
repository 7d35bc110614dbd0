package dev.countersign.sandbox.lambda.calls;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The values that JSON does not know, as objects with a key that no text of a service can have by accident. */
final class Wrapped {
    static final String TIME = "\u0000time";
    static final String BYTES = "\u0000bytes";
    static final String STREAM = "\u0000stream";

    private Wrapped() {}

    /** @param seconds since the epoch */
    static ObjectNode time(double seconds) {
        return JsonNodeFactory.instance.objectNode().put(TIME, seconds);
    }

    static ObjectNode bytes(byte[] bytes) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(BYTES, Base64.getEncoder().encodeToString(bytes));
    }

    /** Bytes that boto3 gives as a {@code StreamingBody}. */
    static ObjectNode stream(byte[] bytes) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(STREAM, Base64.getEncoder().encodeToString(bytes));
    }

    /** The bytes of a blob parameter: wrapped ones, or a text's UTF-8. */
    static byte[] bytesOf(JsonNode value) {
        return value.isObject()
                ? Base64.getDecoder().decode(value.path(BYTES).asString(""))
                : value.asString().getBytes(StandardCharsets.UTF_8);
    }
}
