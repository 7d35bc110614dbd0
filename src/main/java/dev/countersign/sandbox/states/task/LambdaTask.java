package dev.countersign.sandbox.states.task;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.states.asl.TaskResource;
import dev.countersign.sandbox.states.data.Json;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Lambda: {@code lambda:invoke}, with or without a callback, and a function's own ARN. */
final class LambdaTask {
    private static final int FORBIDDEN = 403;

    private final World world;

    LambdaTask(World world) {
        this.world = world;
    }

    static boolean supports(TaskResource resource) {
        boolean optimised = resource.resourceType().map("lambda"::equals).orElse(false)
                && resource.action().equals("invoke")
                && !resource.waitsForJob();
        return optimised || resource.isFunction();
    }

    TaskReply call(TaskCall call, Caller caller) {
        InvokeRequest request = call.resource().isFunction() ? direct(call) : optimised(call);
        try {
            InvokeResponse response = world.operations().call(caller, request, InvokeResponse.class);
            return response.functionError() != null ? failed(payload(response)) : succeeded(call, response);
        } catch (ServiceError e) {
            return refused(e);
        }
    }

    private static InvokeRequest direct(TaskCall call) {
        return InvokeRequest.builder()
                .functionName(call.resource().arn())
                .payload(SdkBytes.fromUtf8String(Json.write(call.arguments())))
                .build();
    }

    private static InvokeRequest optimised(TaskCall call) {
        Map<String, Object> arguments = Json.object(call.arguments());
        InvokeRequest.Builder request = InvokeRequest.builder()
                .functionName(text(arguments.get("FunctionName")))
                .qualifier(text(arguments.get("Qualifier")))
                .invocationType(text(arguments.get("InvocationType")))
                .logType(text(arguments.get("LogType")))
                .clientContext(text(arguments.get("ClientContext")));
        if (arguments.containsKey("Payload")) {
            request.payload(SdkBytes.fromUtf8String(Json.write(arguments.get("Payload"))));
        }
        return request.build();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text ? text : null;
    }

    private static String payload(InvokeResponse response) {
        return response.payload() == null ? "" : response.payload().asUtf8String();
    }

    private static TaskReply failed(String payload) {
        String error = text(Json.object(parsed(payload)).get("errorType"));
        return TaskReply.Failure.of(error == null ? "Lambda.Unknown" : error, payload);
    }

    private static TaskReply refused(ServiceError e) {
        String name = e.status() == FORBIDDEN ? "AWSLambdaException" : e.code();
        String cause = "%s (Service: Lambda, Status Code: %d, Request ID: %s)"
                .formatted(e.getMessage(), e.status(), UUID.randomUUID());
        return TaskReply.Failure.of("Lambda." + name, cause);
    }

    /** What is no JSON stays text. */
    private static @Nullable Object parsed(String payload) {
        try {
            return payload.isEmpty() ? null : Json.parse(payload);
        } catch (Json.NotJson e) {
            return payload;
        }
    }

    private TaskReply succeeded(TaskCall call, InvokeResponse response) {
        String text = payload(response);
        Object payload = parsed(text);
        if (call.resource().isFunction()) {
            return new TaskReply.Success(payload);
        }
        Map<String, Object> output = new LinkedHashMap<>();
        if (response.executedVersion() != null) {
            output.put("ExecutedVersion", response.executedVersion());
        }
        if (response.logResult() != null) {
            output.put("LogResult", response.logResult());
        }
        output.put("Payload", text.isEmpty() ? Map.of() : payload);
        String requestId = UUID.randomUUID().toString();
        int status = response.statusCode() == null ? 200 : response.statusCode();
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        output.put("SdkHttpMetadata", httpMetadata(response, requestId, status, length));
        output.put("SdkResponseMetadata", Map.of("RequestId", requestId));
        output.put("StatusCode", status);
        return new TaskReply.Success(output);
    }

    private Map<String, Object> httpMetadata(InvokeResponse response, String requestId, int status, int length) {
        Map<String, Object> headers = new LinkedHashMap<>();
        if (response.executedVersion() != null) {
            headers.put("X-Amz-Executed-Version", response.executedVersion());
        }
        headers.put("x-amzn-Remapped-Content-Length", "0");
        headers.put("Connection", "keep-alive");
        headers.put("x-amzn-RequestId", requestId);
        headers.put("Content-Length", String.valueOf(length));
        headers.put(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        world.clock().instant().atOffset(ZoneOffset.UTC)));
        headers.put("Content-Type", "application/json");
        Map<String, Object> all = new LinkedHashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("AllHttpHeaders", all);
        metadata.put("HttpHeaders", headers);
        metadata.put("HttpStatusCode", status);
        return metadata;
    }
}
