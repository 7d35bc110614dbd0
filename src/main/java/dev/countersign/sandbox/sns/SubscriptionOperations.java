package dev.countersign.sandbox.sns;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.model.ConfirmSubscriptionRequest;
import software.amazon.awssdk.services.sns.model.ConfirmSubscriptionResponse;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsResponse;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;
import software.amazon.awssdk.services.sns.model.UnsubscribeResponse;

/** Subscriptions: e-mail addresses, which have to confirm, Lambda functions and queues. */
final class SubscriptionOperations {
    private static final Duration TOKEN_LIFE = Duration.ofDays(2);
    private static final int TOKEN_BYTES = 128;

    private final World world;
    private final TopicStore store;
    private final TopicPolicies policies;
    private final Outbox outbox;
    private final SecureRandom random = new SecureRandom();

    SubscriptionOperations(World world, TopicStore store, TopicPolicies policies, Outbox outbox) {
        this.world = world;
        this.store = store;
        this.policies = policies;
        this.outbox = outbox;
    }

    void register() {
        var operations = world.operations();
        operations.on(SubscribeRequest.class, Access.on("sns:Subscribe", r -> r.topicArn()), this::subscribe);
        // Who holds the token from the mail may confirm; no permission is asked.
        operations.on(ConfirmSubscriptionRequest.class, Access.free(), (r, caller) -> confirm(r));
        operations.on(
                UnsubscribeRequest.class,
                Access.on("sns:Unsubscribe", r -> topicOf(r.subscriptionArn())),
                (r, caller) -> unsubscribe(r));
        operations.on(
                ListSubscriptionsRequest.class,
                Access.on("sns:ListSubscriptions", r -> store.arn("*")),
                (r, caller) -> list(r));
        operations.on(
                ListSubscriptionsByTopicRequest.class,
                Access.on("sns:ListSubscriptionsByTopic", r -> r.topicArn()),
                (r, caller) -> listByTopic(r));
        operations.on(
                GetSubscriptionAttributesRequest.class,
                Access.on("sns:GetSubscriptionAttributes", r -> topicOf(r.subscriptionArn())),
                (r, caller) -> GetSubscriptionAttributesResponse.builder()
                        .attributes(attributes(store.subscriptionOrFail(r.subscriptionArn())))
                        .build());
        operations.on(
                SetSubscriptionAttributesRequest.class,
                Access.on("sns:SetSubscriptionAttributes", r -> topicOf(r.subscriptionArn())),
                (r, caller) -> {
                    throw ServiceError.notImplemented("the subscription attribute " + r.attributeName());
                });
    }

    /** Permissions are asked on the topic, whose ARN is the beginning of the subscription's. */
    private static String topicOf(@Nullable String subscriptionArn) {
        return String.valueOf(subscriptionArn).replaceFirst(":[0-9a-f-]{36}$", "");
    }

    private SubscribeResponse subscribe(SubscribeRequest r, Caller caller) {
        Topic topic = store.get(r.topicArn());
        policies.require(topic, caller, "SNS:Subscribe");
        if (!r.attributes().isEmpty()) {
            throw ServiceError.notImplemented("the subscription attributes "
                    + String.join(", ", r.attributes().keySet()));
        }
        String protocol = String.valueOf(r.protocol());
        String endpoint = String.valueOf(r.endpoint());
        checkEndpoint(protocol, endpoint);
        Subscription subscription = topic.subscriptions().stream()
                .filter(known ->
                        known.protocol().equals(protocol) && known.endpoint().equals(endpoint))
                .findFirst()
                .orElseGet(() -> add(topic, protocol, endpoint));
        if (!subscription.isConfirmed()) {
            askForConfirmation(subscription);
        }
        boolean withArn = subscription.isConfirmed() || Boolean.TRUE.equals(r.returnSubscriptionArn());
        return SubscribeResponse.builder()
                .subscriptionArn(withArn ? subscription.arn() : "pending confirmation")
                .build();
    }

    private static void checkEndpoint(String protocol, String endpoint) {
        switch (protocol) {
            case "email", "email-json" -> {
                if (!endpoint.matches("[^@\\s]+@[^@\\s]+")) {
                    throw TopicStore.invalid("Email address");
                }
            }
            case "lambda" -> {
                if (!endpoint.startsWith("arn:aws:lambda:")) {
                    throw TopicStore.invalid("Lambda endpoint ARN");
                }
            }
            case "sqs" -> {
                if (!endpoint.startsWith("arn:aws:sqs:")) {
                    throw TopicStore.invalid("SQS endpoint ARN");
                }
            }
            case "http", "https", "sms", "application", "firehose" ->
                throw ServiceError.notImplemented("SNS subscriptions of the protocol " + protocol);
            default -> throw TopicStore.invalid("Amazon SNS does not support this protocol string: " + protocol);
        }
    }

    private Subscription add(Topic topic, String protocol, String endpoint) {
        String arn = topic.arn() + ":" + UUID.randomUUID();
        Optional<Subscription.Pending> pending =
                protocol.matches("lambda|sqs") ? Optional.empty() : Optional.of(newConfirmation());
        var subscription = new Subscription(arn, topic.arn(), protocol, endpoint, pending);
        topic.subscriptions().add(subscription);
        return subscription;
    }

    private Subscription.Pending newConfirmation() {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        return new Subscription.Pending(
                HexFormat.of().formatHex(token), world.clock().instant());
    }

    private void askForConfirmation(Subscription subscription) {
        Subscription.Pending confirmation = newConfirmation();
        subscription.await(confirmation);
        outbox.send(
                Outbox.Kind.CONFIRMATION,
                confirmation.asked(),
                subscription.endpoint(),
                "AWS Notification - Subscription Confirmation",
                """
                You have chosen to subscribe to the topic:
                %s

                To confirm this subscription, call ConfirmSubscription with this topic and this token \
                (if this was in error no action is necessary):
                %s
                """.formatted(subscription.topicArn(), confirmation.token()),
                subscription.topicArn());
    }

    private ConfirmSubscriptionResponse confirm(ConfirmSubscriptionRequest r) {
        Topic topic = store.get(r.topicArn());
        Subscription subscription = topic.subscriptions().stream()
                .filter(candidate -> candidate
                        .pending()
                        .filter(pending -> pending.token().equals(r.token()))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> TopicStore.invalid("Token"));
        boolean late = subscription
                .pending()
                .filter(pending ->
                        pending.asked().plus(TOKEN_LIFE).isBefore(world.clock().instant()))
                .isPresent();
        if (late) {
            throw TopicStore.invalid("Token");
        }
        subscription.confirm();
        return ConfirmSubscriptionResponse.builder()
                .subscriptionArn(subscription.arn())
                .build();
    }

    private UnsubscribeResponse unsubscribe(UnsubscribeRequest r) {
        if (!topicOf(r.subscriptionArn()).matches("arn:aws:sns:[^:]*:\\d{12}:.+")) {
            throw TopicStore.invalid("SubscriptionArn");
        }
        store.subscription(r.subscriptionArn())
                .ifPresent(subscription ->
                        store.get(subscription.topicArn()).subscriptions().remove(subscription));
        return UnsubscribeResponse.builder().build();
    }

    private ListSubscriptionsResponse list(ListSubscriptionsRequest r) {
        var all = store.all().stream()
                .flatMap(topic -> topic.subscriptions().stream())
                .map(this::describe)
                .toList();
        var page = TopicStore.page(all, r.nextToken());
        return ListSubscriptionsResponse.builder()
                .subscriptions(page.items())
                .nextToken(page.next())
                .build();
    }

    private ListSubscriptionsByTopicResponse listByTopic(ListSubscriptionsByTopicRequest r) {
        List<software.amazon.awssdk.services.sns.model.Subscription> all =
                store.get(r.topicArn()).subscriptions().stream()
                        .map(this::describe)
                        .toList();
        var page = TopicStore.page(all, r.nextToken());
        return ListSubscriptionsByTopicResponse.builder()
                .subscriptions(page.items())
                .nextToken(page.next())
                .build();
    }

    private software.amazon.awssdk.services.sns.model.Subscription describe(Subscription subscription) {
        return software.amazon.awssdk.services.sns.model.Subscription.builder()
                .subscriptionArn(subscription.shownArn())
                .owner(world.account().id())
                .protocol(subscription.protocol())
                .endpoint(subscription.endpoint())
                .topicArn(subscription.topicArn())
                .build();
    }

    private Map<String, String> attributes(Subscription subscription) {
        return Map.of(
                "SubscriptionArn", subscription.arn(),
                "TopicArn", subscription.topicArn(),
                "Owner", world.account().id(),
                "Protocol", subscription.protocol(),
                "Endpoint", subscription.endpoint(),
                "PendingConfirmation", String.valueOf(!subscription.isConfirmed()),
                "ConfirmationWasAuthenticated", "false",
                "RawMessageDelivery", "false");
    }
}
