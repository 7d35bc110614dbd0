package dev.countersign.sandbox.lambda.runtime;

import dev.countersign.sandbox.api.RegionNames;
import dev.countersign.sandbox.lambda.calls.CallFailed;
import dev.countersign.sandbox.lambda.calls.EndpointCalls;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers what the boto3 in a Python process asks: which operations a service has, and what a call gives. */
final class CallBridge {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final EndpointCalls calls;
    private final String region;

    CallBridge(EndpointCalls calls, String region) {
        this.calls = calls;
        this.region = region;
    }

    /** The answer to a message of the process; empty if it asks nothing. */
    Optional<ObjectNode> answer(JsonNode message) {
        if (message.has("call")) {
            return Optional.of(call(message.get("call")));
        }
        if (message.has("service")) {
            return Optional.of(describe(message.get("service").asString()));
        }
        if (message.has("services")) {
            ObjectNode answer = JSON.createObjectNode();
            addAll(answer.putArray("result"), EndpointCalls.services());
            return Optional.of(answer);
        }
        return Optional.empty();
    }

    private ObjectNode describe(String service) {
        ObjectNode answer = JSON.createObjectNode().put("region", region);
        Optional<List<String>> operations = EndpointCalls.operations(service);
        if (operations.isEmpty()) {
            addAll(answer.putArray("services"), EndpointCalls.services());
            return answer;
        }
        addAll(answer.putArray("operations"), operations.get());
        addAll(answer.putArray("regions"), RegionNames.all());
        return answer.put("className", EndpointCalls.className(service));
    }

    private ObjectNode call(JsonNode call) {
        ObjectNode answer = JSON.createObjectNode();
        try {
            answer.set(
                    "result",
                    calls.call(
                            credentials(call.get("keys")),
                            call.path("region").asString(region),
                            call.get("service").asString(),
                            call.get("operation").asString(),
                            call.get("params")));
        } catch (CallFailed e) {
            answer.putObject("failed")
                    .put("kind", e.kind().name())
                    .put("code", e.code())
                    .put("message", e.getMessage())
                    .put("status", e.status())
                    .put("requestId", e.requestId())
                    .put("modelled", e.isModelled());
        }
        return answer;
    }

    private static AwsCredentials credentials(JsonNode keys) {
        String id = keys.get(0).asString();
        String secret = keys.get(1).asString();
        return keys.path(2).isString()
                ? AwsSessionCredentials.create(id, secret, keys.get(2).asString())
                : AwsBasicCredentials.create(id, secret);
    }

    private static void addAll(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
