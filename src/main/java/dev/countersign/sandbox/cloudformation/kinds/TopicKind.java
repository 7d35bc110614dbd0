package dev.countersign.sandbox.cloudformation.kinds;

import dev.countersign.sandbox.cloudformation.resource.Live;
import dev.countersign.sandbox.cloudformation.resource.Properties;
import dev.countersign.sandbox.cloudformation.resource.Provision;
import dev.countersign.sandbox.cloudformation.resource.ResourceKind;
import dev.countersign.sandbox.cloudformation.resource.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;

/** {@code AWS::SNS::Topic}, with the subscriptions that are written into it. */
final class TopicKind implements ResourceKind {
    private static final List<String> ATTRIBUTES = List.of(
            "DisplayName",
            "KmsMasterKeyId",
            "SignatureVersion",
            "TracingConfig",
            "ContentBasedDeduplication",
            "DeliveryPolicy");
    private static final Schema SCHEMA = Schema.of("AWS::SNS::Topic", List.of())
            .named("TopicName")
            .optional(ATTRIBUTES.toArray(String[]::new))
            .optional("FifoTopic", "Subscription", "Tags")
            .replacing("FifoTopic")
            .unsupported("ArchivePolicy", "DataProtectionPolicy", "DeliveryStatusLogging", "FifoThroughputScope")
            .attributes("TopicArn", "TopicName");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Live create(Provision provision, Properties wanted) {
        boolean fifo = wanted.isTrue("FifoTopic");
        String name = wanted.text("TopicName")
                .orElseGet(() -> fifo ? provision.generatedName(251) + ".fifo" : provision.generatedName(256));
        Map<String, String> attributes = new LinkedHashMap<>();
        ATTRIBUTES.forEach(
                attribute -> wanted.document(attribute).ifPresent(value -> attributes.put(attribute, value)));
        if (fifo) {
            attributes.put("FifoTopic", "true");
        }
        List<Tag> tags = wanted.tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        var request = CreateTopicRequest.builder().name(name);
        if (!attributes.isEmpty()) {
            request.attributes(attributes);
        }
        if (!tags.isEmpty()) {
            request.tags(tags);
        }
        String arn = provision.call(request.build(), CreateTopicResponse.class).topicArn();
        provision.created(arn);
        subscriptions(wanted).forEach(each -> subscribe(provision, arn, each));
        return Live.of(arn, Map.of("TopicArn", arn, "TopicName", name));
    }

    private static List<Properties> subscriptions(Properties topic) {
        return topic.objects("Subscription");
    }

    private static void subscribe(Provision provision, String topicArn, Properties subscription) {
        provision.call(SubscribeRequest.builder()
                .topicArn(topicArn)
                .protocol(subscription.need("Protocol"))
                .endpoint(subscription.need("Endpoint"))
                .returnSubscriptionArn(true)
                .build());
    }

    @Override
    public Live update(Provision provision, Live live, Properties was, Properties wanted) {
        ATTRIBUTES.stream()
                .filter(attribute -> was.differs(wanted, attribute))
                .forEach(attribute -> provision.call(SetTopicAttributesRequest.builder()
                        .topicArn(live.physicalId())
                        .attributeName(attribute)
                        .attributeValue(wanted.document(attribute).orElse(""))
                        .build()));
        List<Properties> added = new ArrayList<>(subscriptions(wanted));
        added.removeAll(subscriptions(was));
        List<Properties> removed = new ArrayList<>(subscriptions(was));
        removed.removeAll(subscriptions(wanted));
        added.forEach(each -> subscribe(provision, live.physicalId(), each));
        removed.forEach(each -> unsubscribe(provision, live.physicalId(), each));
        return live;
    }

    // An unconfirmed subscription has no ARN that one could take away; SNS forgets it by itself.
    private static void unsubscribe(Provision provision, String topicArn, Properties subscription) {
        provision
                .call(
                        ListSubscriptionsByTopicRequest.builder()
                                .topicArn(topicArn)
                                .build(),
                        ListSubscriptionsByTopicResponse.class)
                .subscriptions()
                .stream()
                .filter(each -> Objects.equals(each.protocol(), subscription.need("Protocol"))
                        && Objects.equals(each.endpoint(), subscription.need("Endpoint"))
                        && each.subscriptionArn().startsWith("arn:"))
                .forEach(each -> provision.call(UnsubscribeRequest.builder()
                        .subscriptionArn(each.subscriptionArn())
                        .build()));
    }

    @Override
    public void delete(Provision provision, Live live, Properties was) {
        provision.callUnlessGone(
                DeleteTopicRequest.builder().topicArn(live.physicalId()).build(), Set.of("NotFound"));
    }
}
