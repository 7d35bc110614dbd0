package dev.countersign.sandbox.sqs;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Sending, one by one and in batches. */
final class SendOperations {
    private static final int MOST_IN_BATCH = 10;
    private static final int MOST_ATTRIBUTES = 10;
    private static final int LONGEST_DELAY = 900;

    private final World world;
    private final QueueStore store;
    private final QueuePolicies policies;
    private final QueueMetrics counts;

    SendOperations(World world, QueueStore store, QueuePolicies policies, QueueMetrics counts) {
        this.world = world;
        this.store = store;
        this.policies = policies;
        this.counts = counts;
    }

    void register() {
        world.operations()
                .on(
                        SendMessageRequest.class,
                        Access.on("sqs:SendMessage", r -> store.arnOfUrl(r.queueUrl())),
                        this::send);
        world.operations()
                .on(
                        SendMessageBatchRequest.class,
                        Access.on("sqs:SendMessage", r -> store.arnOfUrl(r.queueUrl())),
                        this::sendAll);
    }

    private SendMessageResponse send(SendMessageRequest r, Caller caller) {
        Queue queue = store.at(r.queueUrl());
        policies.require(queue, caller, "sqs:SendMessage");
        refuse(r.messageDeduplicationId() != null || r.messageGroupId() != null, "FIFO queues");
        refuse(r.hasMessageSystemAttributes(), "system attributes of messages");
        Message message = message(queue, caller, r.messageBody(), r.messageAttributes(), r.delaySeconds());
        add(queue, message);
        return SendMessageResponse.builder()
                .messageId(message.id())
                .md5OfMessageBody(Digests.of(message.body()))
                .md5OfMessageAttributes(attributesDigest(message))
                .build();
    }

    private static void refuse(boolean asked, String what) {
        if (asked) {
            throw ServiceError.notImplemented(what);
        }
    }

    private static @Nullable String attributesDigest(Message message) {
        return message.attributes().isEmpty() ? null : Digests.of(message.attributes());
    }

    private void add(Queue queue, Message message) {
        queue.add(message);
        counts.sent(queue);
    }

    private Message message(
            Queue queue,
            Caller caller,
            @Nullable String body,
            Map<String, MessageAttributeValue> attributes,
            @Nullable Integer delaySeconds) {
        if (body == null || body.isEmpty()) {
            throw SqsErrors.missing("MessageBody");
        }
        long most = queue.attributes().number("MaximumMessageSize");
        if (body.getBytes(StandardCharsets.UTF_8).length > most) {
            throw SqsErrors.invalidValue(
                    "One or more parameters are invalid. Reason: Message must be shorter than " + most + " bytes.");
        }
        if (delaySeconds != null && (delaySeconds < 0 || delaySeconds > LONGEST_DELAY)) {
            throw SqsErrors.invalidValue("Value " + delaySeconds
                    + " for parameter DelaySeconds is invalid. Reason: DelaySeconds" + " must be >= 0 and <= 900.");
        }
        check(attributes);
        Instant now = world.clock().instant();
        Duration delay =
                delaySeconds == null ? queue.attributes().seconds("DelaySeconds") : Duration.ofSeconds(delaySeconds);
        return new Message(
                UUID.randomUUID().toString(),
                body,
                attributes,
                caller.userId(),
                now,
                now.plus(delay),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static void check(Map<String, MessageAttributeValue> attributes) {
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw SqsErrors.invalidValue("Number of message attributes [" + attributes.size() + "] exceeds the allowed"
                    + " maximum [" + MOST_ATTRIBUTES + "].");
        }
        attributes.forEach((name, value) -> {
            String type = String.valueOf(value.dataType());
            boolean fits = type.startsWith("Binary") ? value.binaryValue() != null : value.stringValue() != null;
            if (!type.matches("(String|Number|Binary)(\\..+)?") || !fits) {
                throw SqsErrors.invalidValue(
                        "The message attribute '" + name + "' must contain a non-empty value of its type.");
            }
        });
    }

    private SendMessageBatchResponse sendAll(SendMessageBatchRequest r, Caller caller) {
        Queue queue = store.at(r.queueUrl());
        policies.require(queue, caller, "sqs:SendMessage");
        Batches.check(r.entries().stream().map(SendMessageBatchRequestEntry::id).toList(), MOST_IN_BATCH);
        List<SendMessageBatchResultEntry> sent = new ArrayList<>();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        for (SendMessageBatchRequestEntry entry : r.entries()) {
            try {
                refuse(entry.messageDeduplicationId() != null || entry.messageGroupId() != null, "FIFO queues");
                Message message =
                        message(queue, caller, entry.messageBody(), entry.messageAttributes(), entry.delaySeconds());
                add(queue, message);
                sent.add(SendMessageBatchResultEntry.builder()
                        .id(entry.id())
                        .messageId(message.id())
                        .md5OfMessageBody(Digests.of(message.body()))
                        .md5OfMessageAttributes(attributesDigest(message))
                        .build());
            } catch (ServiceError e) {
                failed.add(Batches.failed(entry.id(), e));
            }
        }
        return SendMessageBatchResponse.builder()
                .successful(sent)
                .failed(failed)
                .build();
    }
}
