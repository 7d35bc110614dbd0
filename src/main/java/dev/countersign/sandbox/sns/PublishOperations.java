package dev.countersign.sandbox.sns;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Queues;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Publish: a mail to every confirmed address, an asynchronous call of every subscribed function, a message to every
 * subscribed queue. */
final class PublishOperations {
    private static final Logger LOG = Logger.getLogger(PublishOperations.class.getName());
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PRINCIPAL = "sns.amazonaws.com";
    private static final int MOST_BYTES = 256 * 1024;
    private static final int LONGEST_SUBJECT = 100;

    private final World world;
    private final TopicStore store;
    private final TopicPolicies policies;
    private final Outbox outbox;

    PublishOperations(World world, TopicStore store, TopicPolicies policies, Outbox outbox) {
        this.world = world;
        this.store = store;
        this.policies = policies;
        this.outbox = outbox;
    }

    void register() {
        world.operations().on(PublishRequest.class, Access.on("sns:Publish", PublishOperations::target), this::publish);
    }

    private static String target(PublishRequest r) {
        return Optional.ofNullable(r.topicArn())
                .or(() -> Optional.ofNullable(r.targetArn()))
                .orElse("*");
    }

    private PublishResponse publish(PublishRequest r, Caller caller) {
        if (r.phoneNumber() != null) {
            throw ServiceError.notImplemented("text messages of SNS");
        }
        Topic topic = store.get(target(r));
        policies.require(topic, caller, "SNS:Publish");
        String message = checkedMessage(r);
        checkSubject(r.subject());
        String id = UUID.randomUUID().toString();
        count(topic, "NumberOfMessagesPublished");
        for (Subscription subscription : topic.subscriptions()) {
            if (subscription.isConfirmed()) {
                deliver(topic, subscription, id, r, messageFor(subscription.protocol(), r, message));
            }
        }
        return PublishResponse.builder().messageId(id).build();
    }

    private static String checkedMessage(PublishRequest r) {
        String message = r.message();
        if (message == null || message.isEmpty()) {
            throw TopicStore.invalid("Empty message");
        }
        if (message.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw TopicStore.invalid("Message too long");
        }
        return message;
    }

    private static void checkSubject(@Nullable String subject) {
        if (subject != null && (subject.isEmpty() || subject.length() > LONGEST_SUBJECT || subject.contains("\n"))) {
            throw TopicStore.invalid("Subject");
        }
    }

    /** With {@code MessageStructure: json} there may be a text for each protocol. */
    private static String messageFor(String protocol, PublishRequest r, String message) {
        if (!"json".equals(r.messageStructure())) {
            return message;
        }
        try {
            JsonNode texts = JSON.readTree(message);
            if (!texts.path("default").isString()) {
                throw TopicStore.invalid("Message Structure - No default entry in JSON message body");
            }
            return texts.path(protocol).asString(texts.get("default").asString());
        } catch (JacksonException e) {
            throw TopicStore.invalid("Message Structure - JSON message body failed to parse");
        }
    }

    private void deliver(Topic topic, Subscription subscription, String id, PublishRequest r, String message) {
        if (subscription.protocol().equals("lambda")) {
            world.clock().run(() -> invoke(topic, subscription, notification(topic, id, r, message)));
            return;
        }
        if (subscription.protocol().equals("sqs")) {
            ObjectNode notification = notification(topic, id, r, message);
            world.clock().run(() -> enqueue(topic, subscription, notification));
            return;
        }
        String subject = r.subject() == null ? "AWS Notification Message" : r.subject();
        String body = subscription.protocol().equals("email-json")
                ? notification(topic, id, r, message).toString()
                : message + "\n\n--\nYou get this mail because you are subscribed to " + topic.arn() + ".\n";
        outbox.send(
                Outbox.Kind.NOTIFICATION, world.clock().instant(), subscription.endpoint(), subject, body, topic.arn());
    }

    private ObjectNode notification(Topic topic, String id, PublishRequest r, String message) {
        ObjectNode notification = JSON.createObjectNode()
                .put("Type", "Notification")
                .put("MessageId", id)
                .put("TopicArn", topic.arn())
                .put("Subject", r.subject())
                .put("Message", message)
                .put("Timestamp", world.clock().instant().toString());
        ObjectNode attributes = notification.putObject("MessageAttributes");
        r.messageAttributes()
                .forEach((name, value) ->
                        attributes.putObject(name).put("Type", value.dataType()).put("Value", value.stringValue()));
        return notification;
    }

    private void enqueue(Topic topic, Subscription subscription, ObjectNode notification) {
        try {
            Queues.send(
                    world,
                    Caller.service(PRINCIPAL, topic.arn()),
                    subscription.endpoint(),
                    notification.toString(),
                    Map.of());
            count(topic, "NumberOfNotificationsDelivered");
        } catch (ServiceError e) {
            undelivered(topic, subscription, e);
        }
    }

    private void undelivered(Topic topic, Subscription subscription, ServiceError e) {
        count(topic, "NumberOfNotificationsFailed");
        LOG.log(Level.FINE, "{0} could not reach {1}: {2}", new Object[] {topic.arn(), subscription.endpoint(), e.code()
        });
    }

    private void count(Topic topic, String metric) {
        String name = topic.arn().substring(topic.arn().lastIndexOf(':') + 1);
        world.metrics().count("AWS/SNS", metric, "TopicName", name);
    }

    private void invoke(Topic topic, Subscription subscription, ObjectNode notification) {
        ObjectNode event = JSON.createObjectNode();
        ObjectNode entry = event.putArray("Records")
                .addObject()
                .put("EventSource", "aws:sns")
                .put("EventVersion", "1.0")
                .put("EventSubscriptionArn", subscription.arn());
        entry.set("Sns", notification);
        try {
            world.operations()
                    .call(
                            Caller.service(PRINCIPAL, topic.arn()),
                            InvokeRequest.builder()
                                    .functionName(subscription.endpoint())
                                    .invocationType("Event")
                                    .payload(SdkBytes.fromUtf8String(event.toString()))
                                    .build(),
                            InvokeResponse.class);
        } catch (ServiceError e) {
            undelivered(topic, subscription, e);
        }
    }
}
