package dev.countersign.sandbox.lambda;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Queues;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.lambda.runtime.Invocation;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Where the results and failures of asynchronous invocations go: to a queue, a topic or another function, as the function's role. */
final class Destinations {
    private static final Logger LOG = Logger.getLogger(Destinations.class.getName());
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String QUEUE = "arn:aws:sqs:";
    private static final int OK = 200;

    /** Why an event is handed on. */
    enum Condition {
        SUCCESS("Success"),
        RETRIES_EXHAUSTED("RetriesExhausted"),
        EVENT_AGE_EXCEEDED("EventAgeExceeded");

        private final String word;

        Condition(String word) {
            this.word = word;
        }
    }

    private final World world;

    Destinations(World world) {
        this.world = world;
    }

    /** @throws ServiceError when {@code arn} is not a place that the sandbox can send to */
    static void check(@Nullable String arn, boolean functionsToo) {
        String text = String.valueOf(arn);
        boolean queueOrTopic = text.startsWith(QUEUE) || text.startsWith("arn:aws:sns:");
        boolean function = functionsToo && text.startsWith("arn:aws:lambda:");
        if (text.startsWith("arn:aws:events:") || text.startsWith("arn:aws:s3:")) {
            throw ServiceError.notImplemented("destinations of this kind: " + text + "; a queue or a topic will do");
        }
        if (!queueOrTopic && !function) {
            throw LambdaErrors.invalidParameter("The destination ARN " + text + " is invalid.");
        }
    }

    void succeeded(LambdaFunction function, Invocation invocation, int count, String payload) {
        function.asyncSettings()
                .onSuccess()
                .ifPresent(arn -> send(
                        function,
                        arn,
                        record(function, invocation, count, Condition.SUCCESS, payload)
                                .toString()));
    }

    /** @param payload the last error of the function; {@code null} as text if it never ran */
    void failed(LambdaFunction function, Invocation invocation, int count, Condition condition, String payload) {
        FunctionMetrics.count(world, function, "AsyncEventsDropped");
        function.asyncSettings()
                .onFailure()
                .ifPresent(arn -> send(
                        function,
                        arn,
                        record(function, invocation, count, condition, payload).toString()));
        Optional.ofNullable(function.configuration().deadLetterConfig())
                .map(config -> config.targetArn())
                .ifPresent(arn -> sendDeadLetter(function, arn, invocation, payload));
    }

    private ObjectNode record(
            LambdaFunction function, Invocation invocation, int count, Condition condition, String payload) {
        ObjectNode record = JSON.createObjectNode().put("version", "1.0");
        record.put("timestamp", world.clock().instant().toString());
        record.putObject("requestContext")
                .put("requestId", invocation.requestId())
                .put("functionArn", function.arn() + ":" + FunctionName.LATEST)
                .put("condition", condition.word)
                .put("approximateInvokeCount", count);
        record.set("requestPayload", JSON.readTree(invocation.event()));
        ObjectNode response =
                record.putObject("responseContext").put("statusCode", OK).put("executedVersion", FunctionName.LATEST);
        if (condition != Condition.SUCCESS) {
            response.put("functionError", "Unhandled");
        }
        record.set("responsePayload", JSON.readTree(payload));
        return record;
    }

    private void send(LambdaFunction function, String arn, String message) {
        try {
            Caller role = role(function);
            if (arn.startsWith(QUEUE)) {
                Queues.send(world, role, arn, message, Map.of());
            } else if (arn.startsWith("arn:aws:sns:")) {
                var request =
                        PublishRequest.builder().topicArn(arn).message(message).build();
                world.operations().call(role, request, PublishResponse.class);
            } else {
                var request = InvokeRequest.builder()
                        .functionName(arn)
                        .invocationType("Event")
                        .payload(SdkBytes.fromUtf8String(message))
                        .build();
                world.operations().call(role, request, InvokeResponse.class);
            }
        } catch (ServiceError e) {
            dropped(function, arn, e, "DestinationDeliveryFailures");
        }
    }

    private void sendDeadLetter(LambdaFunction function, String arn, Invocation invocation, String payload) {
        String error = JSON.readTree(payload).path("errorMessage").asString("");
        try {
            if (arn.startsWith(QUEUE)) {
                Map<String, String> attributes = Map.of(
                        "RequestID", invocation.requestId(), "ErrorCode", String.valueOf(OK), "ErrorMessage", error);
                Queues.send(world, role(function), arn, invocation.event(), attributes);
                return;
            }
            var request = PublishRequest.builder()
                    .topicArn(arn)
                    .message(invocation.event())
                    .messageAttributes(Map.of(
                            "RequestID", text("String", invocation.requestId()),
                            "ErrorCode", text("Number", String.valueOf(OK)),
                            "ErrorMessage", text("String", error.isEmpty() ? "-" : error)))
                    .build();
            world.operations().call(role(function), request, PublishResponse.class);
        } catch (ServiceError e) {
            dropped(function, arn, e, "DeadLetterErrors");
        }
    }

    private static MessageAttributeValue text(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }

    private Caller role(LambdaFunction function) {
        return world.identities().assume(function.configuration().role(), Invoker.SERVICE, function.name());
    }

    private void dropped(LambdaFunction function, String arn, ServiceError e, String metric) {
        FunctionMetrics.count(world, function, metric);
        LOG.log(Level.FINE, "{0} could not send to {1}: {2}", new Object[] {function.name(), arn, e.code()});
    }
}
