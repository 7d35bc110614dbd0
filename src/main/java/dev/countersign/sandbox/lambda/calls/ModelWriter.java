package dev.countersign.sandbox.lambda.calls;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An SDK response as boto3 gives it: members by their names in the service's model, absent ones left out. */
final class ModelWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ModelWriter() {}

    static ObjectNode response(AwsResponse response) {
        ObjectNode result = NODES.objectNode();
        write(response, result);
        result.set("ResponseMetadata", metadata(response));
        return result;
    }

    private static ObjectNode metadata(AwsResponse response) {
        ObjectNode metadata = NODES.objectNode();
        var http = response.sdkHttpResponse();
        var headers = new TreeMap<String, String>();
        http.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        metadata.put("RequestId", response.responseMetadata().requestId());
        metadata.put("HTTPStatusCode", http.statusCode());
        ObjectNode all = metadata.putObject("HTTPHeaders");
        headers.forEach(all::put);
        metadata.put("RetryAttempts", 0);
        return metadata;
    }

    private static void write(SdkPojo pojo, ObjectNode out) {
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value == null || value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap) {
                continue;
            }
            out.set(field.memberName(), node(field, value));
        }
    }

    private static JsonNode node(SdkField<?> field, @Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case SdkPojo pojo -> {
                ObjectNode object = NODES.objectNode();
                write(pojo, object);
                yield object;
            }
            case List<?> list -> {
                SdkField<?> inner = field.getTrait(ListTrait.class).memberFieldInfo();
                ArrayNode array = NODES.arrayNode();
                list.forEach(element -> array.add(node(inner, element)));
                yield array;
            }
            case Map<?, ?> map -> {
                SdkField<?> inner = field.getTrait(MapTrait.class).valueFieldInfo();
                ObjectNode object = NODES.objectNode();
                map.forEach((key, element) -> object.set(String.valueOf(key), node(inner, element)));
                yield object;
            }
            case Instant time -> Wrapped.time(time.toEpochMilli() / 1000.0);
            // Lambda's Payload is the case in point: the whole body of an answer is a stream in boto3.
            case SdkBytes bytes ->
                field.containsTrait(PayloadTrait.class)
                        ? Wrapped.stream(bytes.asByteArray())
                        : Wrapped.bytes(bytes.asByteArray());
            case Boolean truth -> NODES.booleanNode(truth);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case Float number -> NODES.numberNode(number);
            default -> NODES.stringNode(String.valueOf(value));
        };
    }
}
