package dev.countersign.sandbox.api;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Sends to a queue that is known by its ARN, as services do. */
public final class Queues {
    private static final Caller SELF = Caller.service("sqs.amazonaws.com", "sqs");

    private Queues() {}

    /**
     * Sends a message.
     *
     * @param attributes become message attributes of the type {@code String}
     * @throws ServiceError when the queue does not exist, or does not let the caller in
     */
    public static void send(World world, Caller caller, String queueArn, String body, Map<String, String> attributes) {
        String name = queueArn.substring(queueArn.lastIndexOf(':') + 1);
        String url = world.operations()
                .call(SELF, GetQueueUrlRequest.builder().queueName(name).build(), GetQueueUrlResponse.class)
                .queueUrl();
        Map<String, MessageAttributeValue> values = new HashMap<>();
        attributes.forEach((key, value) -> values.put(
                key,
                MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(value.isEmpty() ? "-" : value)
                        .build()));
        world.operations()
                .call(
                        caller,
                        SendMessageRequest.builder()
                                .queueUrl(url)
                                .messageBody(body)
                                .messageAttributes(values)
                                .build(),
                        SendMessageResponse.class);
    }
}
