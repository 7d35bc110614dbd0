package dev.countersign.sandbox.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.clock.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.ConfirmSubscriptionRequest;
import software.amazon.awssdk.services.sns.model.ConfirmSubscriptionResponse;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;

class SnsServiceTest {
    private static final Caller KIM = Caller.user("arn:aws:iam::111122223333:user/kim", "AIDAKIM");

    private final SandboxClock clock = new SandboxClock(InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")));
    private final World world = new World(Account.DEFAULT, clock);
    private final SnsService sns = new SnsService(world);
    private String topic;

    @BeforeEach
    void createTopic() {
        sns.register();
        topic = world.operations()
                .call(
                        KIM,
                        CreateTopicRequest.builder()
                                .name("approvals")
                                .attributes(Map.of("KmsMasterKeyId", "alias/aws/sns"))
                                .build(),
                        CreateTopicResponse.class)
                .topicArn();
    }

    @AfterEach
    void close() {
        clock.close();
    }

    @Test
    void anAddressGetsMailsOnlyOnceItIsConfirmed() {
        assertThat(subscribe("kim@example.com")).isEqualTo("pending confirmation");
        publish(KIM, "too early");

        confirm(token());
        publish(KIM, "in time");

        assertThat(sns.outbox().list())
                .extracting(Outbox.Message::kind, Outbox.Message::to)
                .containsExactly(
                        tuple(Outbox.Kind.CONFIRMATION, "kim@example.com"),
                        tuple(Outbox.Kind.NOTIFICATION, "kim@example.com"));
        assertThat(sns.outbox().list().getLast().body()).startsWith("in time");
        assertThat(sns.outbox().list().getLast().toString()).doesNotContain("in time");
    }

    @Test
    void untilItIsConfirmedASubscriptionIsListedWithoutItsArn() {
        subscribe("kim@example.com");

        assertThat(listed()).isEqualTo("PendingConfirmation");
        confirm(token());
        assertThat(listed()).startsWith(topic + ":");
    }

    @Test
    void aConfirmationComesTooLateAfterTwoDays() {
        subscribe("kim@example.com");
        String token = token();

        clock.advance(Duration.ofDays(3));

        assertThatThrownBy(() -> confirm(token)).hasMessage("Invalid parameter: Token");
    }

    @Test
    void creatingATopicTwiceGivesTheSameOne() {
        var again = CreateTopicRequest.builder().name("approvals").build();

        assertThat(world.operations()
                        .call(KIM, again, CreateTopicResponse.class)
                        .topicArn())
                .isEqualTo(topic);
        assertThat(world.operations()
                        .call(
                                KIM,
                                GetTopicAttributesRequest.builder()
                                        .topicArn(topic)
                                        .build(),
                                GetTopicAttributesResponse.class)
                        .attributes())
                .containsEntry("KmsMasterKeyId", "alias/aws/sns")
                .containsEntry("SubscriptionsPending", "0");
    }

    @Test
    void aServiceNeedsTheTopicsOwnPolicy() {
        Caller rule = Caller.service("events.amazonaws.com", "arn:aws:events:eu-west-1:111122223333:rule/r");

        assertThatThrownBy(() -> publish(rule, "x"))
                .isInstanceOfSatisfying(
                        ServiceError.class, e -> assertThat(e.code()).isEqualTo("AuthorizationError"));
    }

    private String listed() {
        return world.operations()
                .call(
                        KIM,
                        ListSubscriptionsByTopicRequest.builder()
                                .topicArn(topic)
                                .build(),
                        ListSubscriptionsByTopicResponse.class)
                .subscriptions()
                .getFirst()
                .subscriptionArn();
    }

    private String subscribe(String address) {
        return world.operations()
                .call(
                        KIM,
                        SubscribeRequest.builder()
                                .topicArn(topic)
                                .protocol("email")
                                .endpoint(address)
                                .build(),
                        SubscribeResponse.class)
                .subscriptionArn();
    }

    private String token() {
        return sns.outbox().list().getFirst().body().strip().replaceFirst("(?s).*\\s", "");
    }

    private void confirm(String token) {
        world.operations()
                .call(
                        KIM,
                        ConfirmSubscriptionRequest.builder()
                                .topicArn(topic)
                                .token(token)
                                .build(),
                        ConfirmSubscriptionResponse.class);
    }

    private void publish(Caller caller, String message) {
        world.operations()
                .call(
                        caller,
                        PublishRequest.builder()
                                .topicArn(topic)
                                .message(message)
                                .build(),
                        PublishResponse.class);
    }
}
