package dev.countersign.sandbox.cloudformation.kinds;

import dev.countersign.sandbox.cloudformation.resource.Live;
import dev.countersign.sandbox.cloudformation.resource.Properties;
import dev.countersign.sandbox.cloudformation.resource.Provision;
import dev.countersign.sandbox.cloudformation.resource.ResourceKind;
import dev.countersign.sandbox.cloudformation.resource.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;

/** {@code AWS::SNS::Subscription}. */
final class SubscriptionKind implements ResourceKind {
    private static final List<String> ATTRIBUTES = List.of(
            "DeliveryPolicy",
            "FilterPolicy",
            "FilterPolicyScope",
            "RawMessageDelivery",
            "RedrivePolicy",
            "SubscriptionRoleArn");
    private static final Schema SCHEMA = Schema.of("AWS::SNS::Subscription", List.of("TopicArn", "Protocol"))
            .optional("Endpoint")
            .optional(ATTRIBUTES.toArray(String[]::new))
            .replacing("TopicArn", "Protocol", "Endpoint")
            .unsupported("Region", "ReplayPolicy")
            .attributes("Arn");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Live create(Provision provision, Properties wanted) {
        Map<String, String> attributes = new LinkedHashMap<>();
        ATTRIBUTES.forEach(
                attribute -> wanted.document(attribute).ifPresent(value -> attributes.put(attribute, value)));
        var request = SubscribeRequest.builder()
                .topicArn(wanted.need("TopicArn"))
                .protocol(wanted.need("Protocol"))
                .endpoint(wanted.text("Endpoint").orElse(null))
                .returnSubscriptionArn(true);
        if (!attributes.isEmpty()) {
            request.attributes(attributes);
        }
        String arn = provision.call(request.build(), SubscribeResponse.class).subscriptionArn();
        provision.created(arn);
        return Live.of(arn, Map.of("Arn", arn));
    }

    @Override
    public Live update(Provision provision, Live live, Properties was, Properties wanted) {
        ATTRIBUTES.stream()
                .filter(attribute -> was.differs(wanted, attribute))
                .forEach(attribute -> provision.call(SetSubscriptionAttributesRequest.builder()
                        .subscriptionArn(live.physicalId())
                        .attributeName(attribute)
                        .attributeValue(wanted.document(attribute).orElse(""))
                        .build()));
        return live;
    }

    @Override
    public void delete(Provision provision, Live live, Properties was) {
        provision.callUnlessGone(
                UnsubscribeRequest.builder().subscriptionArn(live.physicalId()).build(), Set.of("NotFound"));
    }
}
