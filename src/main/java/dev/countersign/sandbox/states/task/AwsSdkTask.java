package dev.countersign.sandbox.states.task;

import dev.countersign.sandbox.api.Answer;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.states.asl.TaskResource;
import dev.countersign.sandbox.states.data.Json;
import dev.countersign.sandbox.states.data.SdkShapes;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * {@code arn:aws:states:::aws-sdk:service:action}: any operation of the sandbox, by the names of the Java SDK's packages and
 * classes, which are also those that Step Functions uses.
 */
final class AwsSdkTask {
    private static final String PREFIX = "aws-sdk:";
    private static final String BODY = "Body";
    private static final byte[] NO_BODY = new byte[0];

    /** How error names begin, where it is not the package's name with a capital. */
    private static final Map<String, String> ERROR_NAMES = Map.of(
            "codepipeline", "CodePipeline",
            "eventbridge", "EventBridge",
            "cloudwatchlogs", "CloudWatchLogs",
            "cloudformation", "CloudFormation");

    private final World world;

    AwsSdkTask(World world) {
        this.world = world;
    }

    boolean supports(TaskResource resource) {
        return !resource.waitsForJob() && requestOf(resource).isPresent();
    }

    static boolean isMeant(TaskResource resource) {
        return resource.resourceType().map(type -> type.startsWith(PREFIX)).orElse(false);
    }

    private Optional<Class<?>> requestOf(TaskResource resource) {
        if (!isMeant(resource)) {
            return Optional.empty();
        }
        String name = model(service(resource), capitalised(resource.action()) + "Request");
        return world.operations().implemented().stream()
                .filter(request -> request.getName().equals(name))
                .findFirst();
    }

    private static String service(TaskResource resource) {
        return resource.resourceType().orElse("").substring(PREFIX.length());
    }

    private static String model(String service, String name) {
        return "software.amazon.awssdk.services." + service + ".model." + name;
    }

    private static String capitalised(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    TaskReply call(TaskCall call, Caller caller) {
        String service = service(call.resource());
        try {
            Class<?> type = requestOf(call.resource())
                    .orElseThrow(
                            () -> ServiceError.notImplemented(call.resource().arn()));
            Map<String, Object> arguments = new LinkedHashMap<>(Json.object(call.arguments()));
            SdkPojo builder = (SdkPojo) type.getMethod("builder").invoke(null);
            byte[] body = NO_BODY;
            if (arguments.containsKey(BODY) && !SdkShapes.hasMember(builder, BODY)) {
                body = Json.write(arguments.remove(BODY)).getBytes(StandardCharsets.UTF_8);
            }
            SdkShapes.fill(builder, arguments);
            var request = (AwsRequest) ((Buildable) builder).build();
            return new TaskReply.Success(output(world.operations().call(caller, request, body)));
        } catch (ServiceError e) {
            return failure(service, e);
        } catch (IllegalArgumentException e) {
            return TaskReply.Failure.of("States.TaskFailed", "The arguments do not fit " + e.getMessage());
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a request of the SDK without a builder", e);
        }
    }

    private static Map<String, Object> output(Answer answer) {
        Map<String, Object> output = SdkShapes.write(answer.response());
        if (answer.body().length > 0) {
            output.put(BODY, new String(answer.body(), StandardCharsets.UTF_8));
        }
        return output;
    }

    /** An error that the SDK models has its own name, any other one the service's. */
    private static TaskReply failure(String service, ServiceError e) {
        String prefix = ERROR_NAMES.getOrDefault(service, capitalised(service));
        String own = e.code().endsWith("Exception") ? e.code() : e.code() + "Exception";
        String name = isModelled(service, own) ? own : prefix + "Exception";
        String cause = "%s (Service: %s, Status Code: %d, Request ID: %s) (SDK Attempt Count: 1)"
                .formatted(e.getMessage(), prefix, e.status(), UUID.randomUUID());
        return TaskReply.Failure.of(prefix + "." + name, cause);
    }

    private static boolean isModelled(String service, String exception) {
        try {
            Class.forName(model(service, exception), false, AwsSdkTask.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
