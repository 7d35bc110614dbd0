package dev.countersign.sandbox.sns;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.TagResourceRequest;
import software.amazon.awssdk.services.sns.model.TagResourceResponse;
import software.amazon.awssdk.services.sns.model.UntagResourceRequest;
import software.amazon.awssdk.services.sns.model.UntagResourceResponse;

/** Topics, their attributes and tags. */
final class TopicOperations {
    private static final Set<String> SETTABLE =
            Set.of("DisplayName", "Policy", "DeliveryPolicy", "KmsMasterKeyId", "SignatureVersion", "TracingConfig");

    private final World world;
    private final TopicStore store;
    private final TopicPolicies policies;

    TopicOperations(World world, TopicStore store, TopicPolicies policies) {
        this.world = world;
        this.store = store;
        this.policies = policies;
    }

    void register() {
        var operations = world.operations();
        operations.on(
                CreateTopicRequest.class,
                Access.on("sns:CreateTopic", r -> store.arn(r.name())),
                (r, caller) -> create(r));
        operations.on(DeleteTopicRequest.class, Access.on("sns:DeleteTopic", r -> r.topicArn()), (r, caller) -> {
            store.delete(r.topicArn());
            return DeleteTopicResponse.builder().build();
        });
        operations.on(
                GetTopicAttributesRequest.class,
                Access.on("sns:GetTopicAttributes", r -> r.topicArn()),
                (r, caller) -> GetTopicAttributesResponse.builder()
                        .attributes(attributes(store.get(r.topicArn())))
                        .build());
        operations.on(
                SetTopicAttributesRequest.class,
                Access.on("sns:SetTopicAttributes", r -> r.topicArn()),
                (r, caller) -> {
                    set(store.get(r.topicArn()), r.attributeName(), r.attributeValue());
                    return SetTopicAttributesResponse.builder().build();
                });
        operations.on(
                ListTopicsRequest.class, Access.on("sns:ListTopics", r -> store.arn("*")), (r, caller) -> list(r));
        registerTags();
    }

    private void registerTags() {
        var operations = world.operations();
        operations.on(TagResourceRequest.class, Access.on("sns:TagResource", r -> r.resourceArn()), (r, caller) -> {
            r.tags().forEach(tag -> store.get(r.resourceArn()).tags().put(tag.key(), tag.value()));
            return TagResourceResponse.builder().build();
        });
        operations.on(UntagResourceRequest.class, Access.on("sns:UntagResource", r -> r.resourceArn()), (r, caller) -> {
            r.tagKeys().forEach(store.get(r.resourceArn()).tags()::remove);
            return UntagResourceResponse.builder().build();
        });
        operations.on(
                ListTagsForResourceRequest.class,
                Access.on("sns:ListTagsForResource", r -> r.resourceArn()),
                (r, caller) -> ListTagsForResourceResponse.builder()
                        .tags(tags(store.get(r.resourceArn())))
                        .build());
    }

    private static List<Tag> tags(Topic topic) {
        return topic.tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    private CreateTopicResponse create(CreateTopicRequest r) {
        boolean known = store.all().stream().anyMatch(topic -> topic.arn().equals(store.arn(r.name())));
        Topic topic = store.create(String.valueOf(r.name()));
        try {
            r.attributes().forEach((name, value) -> set(topic, name, value));
        } catch (ServiceError e) {
            if (!known) {
                store.delete(topic.arn());
            }
            throw e;
        }
        r.tags().forEach(tag -> topic.tags().put(tag.key(), tag.value()));
        return CreateTopicResponse.builder().topicArn(topic.arn()).build();
    }

    private void set(Topic topic, @Nullable String name, @Nullable String value) {
        String attribute = String.valueOf(name);
        if (attribute.equals("FifoTopic") && "false".equals(value)) {
            return;
        }
        if (attribute.equals("FifoTopic") || attribute.equals("ContentBasedDeduplication")) {
            throw ServiceError.notImplemented("FIFO topics");
        }
        if (!SETTABLE.contains(attribute)) {
            throw TopicStore.invalid("AttributeName");
        }
        if (attribute.equals("Policy") && value != null && !value.isEmpty()) {
            TopicPolicies.check(value);
        }
        if (value == null || value.isEmpty()) {
            topic.attributes().remove(attribute);
        } else {
            topic.attributes().put(attribute, value);
        }
    }

    private Map<String, String> attributes(Topic topic) {
        var attributes = new TreeMap<>(topic.attributes());
        attributes.put("TopicArn", topic.arn());
        attributes.put("Owner", world.account().id());
        attributes.putIfAbsent("DisplayName", "");
        attributes.put("Policy", policies.of(topic));
        attributes.put("SubscriptionsConfirmed", count(topic, true));
        attributes.put("SubscriptionsPending", count(topic, false));
        attributes.put("SubscriptionsDeleted", "0");
        attributes.put(
                "EffectiveDeliveryPolicy",
                "{\"http\":{\"defaultHealthyRetryPolicy\":{\"minDelayTarget\":20,\"maxDelayTarget\":20,\"numRetries\":3,"
                        + "\"numMaxDelayRetries\":0,\"numNoDelayRetries\":0,\"numMinDelayRetries\":0,"
                        + "\"backoffFunction\":\"linear\"},\"disableSubscriptionOverrides\":false}}");
        return attributes;
    }

    private static String count(Topic topic, boolean confirmed) {
        return String.valueOf(topic.subscriptions().stream()
                .filter(subscription -> subscription.isConfirmed() == confirmed)
                .count());
    }

    private ListTopicsResponse list(ListTopicsRequest r) {
        var all = store.all().stream()
                .map(topic -> software.amazon.awssdk.services.sns.model.Topic.builder()
                        .topicArn(topic.arn())
                        .build())
                .toList();
        var page = TopicStore.page(all, r.nextToken());
        return ListTopicsResponse.builder()
                .topics(page.items())
                .nextToken(page.next())
                .build();
    }
}
