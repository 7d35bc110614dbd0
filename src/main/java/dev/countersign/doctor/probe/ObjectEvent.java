package dev.countersign.doctor.probe;

import dev.countersign.domain.ObjectLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;

/** The event that S3 sends to EventBridge for a new version of an object, as far as patterns look at it. */
final class ObjectEvent {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PARTITION = 1;
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;

    private ObjectEvent() {}

    /** @param neighbour the ARN of anything in the same account and Region */
    static String json(String neighbour, ObjectLocation location) {
        String[] arn = neighbour.split(":");
        var event = new LinkedHashMap<String, Object>();
        event.put("version", "0");
        event.put("id", "00000000-0000-0000-0000-000000000000");
        event.put("detail-type", "Object Created");
        event.put("source", "aws.s3");
        event.put("account", arn[ACCOUNT]);
        event.put("time", "2026-01-01T00:00:00Z");
        event.put("region", arn[REGION]);
        event.put("resources", List.of("arn:" + arn[PARTITION] + ":s3:::" + location.bucket()));
        event.put("detail", detail(location, arn[ACCOUNT]));
        return JSON.writeValueAsString(event);
    }

    /** In one order always: the event is part of a question that is recorded, and compared as a text. */
    private static Map<String, Object> detail(ObjectLocation location, String account) {
        var object = new LinkedHashMap<String, Object>();
        object.put("key", location.key());
        object.put("size", 1);
        object.put("etag", "0");
        object.put("version-id", "0");
        var detail = new LinkedHashMap<String, Object>();
        detail.put("version", "0");
        detail.put("bucket", Map.of("name", location.bucket()));
        detail.put("object", object);
        detail.put("requester", account);
        detail.put("reason", "PutObject");
        return detail;
    }
}
