package dev.countersign.sandbox.lambda.calls;

import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * User metadata of objects, the way botocore treats it: it puts {@code x-amz-meta-} before every key, even before one that has it
 * already, and takes it off once. The SDK for Java does not double a prefix, so here it is always given.
 */
final class S3Metadata {
    private static final String PREFIX = "x-amz-meta-";

    private S3Metadata() {}

    static JsonNode outgoing(JsonNode params) {
        if (!params.path("Metadata").isObject()) {
            return params;
        }
        ObjectNode copy = (ObjectNode) params.deepCopy();
        ObjectNode metadata = copy.putObject("Metadata");
        params.get("Metadata").properties().forEach(entry -> {
            checkAscii(entry.getKey(), entry.getValue().asString());
            metadata.set(PREFIX + entry.getKey(), entry.getValue());
        });
        return copy;
    }

    private static void checkAscii(String key, String value) {
        if (!(key + value).chars().allMatch(c -> c < 128)) {
            throw CallFailed.paramValidation("Non ascii characters found in S3 metadata for key \"" + key
                    + "\", value: \"" + value + "\".  \nS3 metadata can only contain ASCII characters. ");
        }
    }

    /** Objects always have a {@code Metadata}, though it may be empty; its keys are lower case. */
    static ObjectNode incoming(String operation, ObjectNode result) {
        if (!operation.equals("getObject") && !operation.equals("headObject")) {
            return result;
        }
        JsonNode given = result.path("Metadata");
        ObjectNode metadata = result.putObject("Metadata");
        given.properties().forEach(entry -> metadata.set(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue()));
        return result;
    }
}
