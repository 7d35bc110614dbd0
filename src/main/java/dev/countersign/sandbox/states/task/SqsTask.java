package dev.countersign.sandbox.states.task;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.states.asl.TaskResource;
import dev.countersign.sandbox.states.data.Json;
import dev.countersign.sandbox.states.data.SdkShapes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** {@code sqs:sendMessage}, with or without a callback. A message body that is no text is sent as JSON. */
final class SqsTask {
    private static final String BODY = "MessageBody";

    private final World world;

    SqsTask(World world) {
        this.world = world;
    }

    static boolean supports(TaskResource resource) {
        return resource.resourceType().map("sqs"::equals).orElse(false)
                && resource.action().equals("sendMessage")
                && !resource.waitsForJob();
    }

    TaskReply call(TaskCall call, Caller caller) {
        Map<String, Object> arguments = new LinkedHashMap<>(Json.object(call.arguments()));
        Object body = arguments.get(BODY);
        if (body != null && !(body instanceof String)) {
            arguments.put(BODY, Json.write(body));
        }
        SendMessageRequest.Builder request = SendMessageRequest.builder();
        try {
            SdkShapes.fill(request, arguments);
            SendMessageResponse response = world.operations().call(caller, request.build(), SendMessageResponse.class);
            return new TaskReply.Success(output(response));
        } catch (ServiceError e) {
            String name = e.code().endsWith("Exception") ? e.code() : e.code() + "Exception";
            String cause = "%s (Service: Sqs, Status Code: %d, Request ID: %s)"
                    .formatted(e.getMessage(), e.status(), UUID.randomUUID());
            return TaskReply.Failure.of("SQS." + name, cause);
        } catch (IllegalArgumentException e) {
            return TaskReply.Failure.of("States.Runtime", "The arguments do not fit: " + e.getMessage());
        }
    }

    private static Map<String, Object> output(SendMessageResponse response) {
        Map<String, Object> output = new LinkedHashMap<>(SdkShapes.write(response));
        output.put("SdkHttpMetadata", Map.of("HttpStatusCode", 200));
        output.put("SdkResponseMetadata", Map.of("RequestId", UUID.randomUUID().toString()));
        return output;
    }
}
