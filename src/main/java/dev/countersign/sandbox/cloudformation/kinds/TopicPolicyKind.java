package dev.countersign.sandbox.cloudformation.kinds;

import dev.countersign.sandbox.cloudformation.resource.Live;
import dev.countersign.sandbox.cloudformation.resource.Properties;
import dev.countersign.sandbox.cloudformation.resource.Provision;
import dev.countersign.sandbox.cloudformation.resource.ResourceKind;
import dev.countersign.sandbox.cloudformation.resource.Schema;
import dev.countersign.sandbox.cloudformation.template.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;

/** {@code AWS::SNS::TopicPolicy}: one policy for several topics. */
final class TopicPolicyKind implements ResourceKind {
    private static final Schema SCHEMA = Schema.of("AWS::SNS::TopicPolicy", List.of("Topics", "PolicyDocument"))
            .attributes("Id");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Live create(Provision provision, Properties wanted) {
        String id = provision.generatedName(128);
        provision.created(id);
        put(provision, wanted.texts("Topics"), wanted.document("PolicyDocument").orElse(""));
        return Live.of(id, Map.of("Id", id));
    }

    @Override
    public Live update(Provision provision, Live live, Properties was, Properties wanted) {
        List<String> left = new ArrayList<>(was.texts("Topics"));
        left.removeAll(wanted.texts("Topics"));
        left.forEach(topic -> reset(provision, topic));
        put(provision, wanted.texts("Topics"), wanted.document("PolicyDocument").orElse(""));
        return live;
    }

    private static void put(Provision provision, List<String> topics, String policy) {
        topics.forEach(topic -> provision.call(request(topic, policy)));
    }

    private static SetTopicAttributesRequest request(String topic, String policy) {
        return SetTopicAttributesRequest.builder()
                .topicArn(topic)
                .attributeName("Policy")
                .attributeValue(policy)
                .build();
    }

    @Override
    public void delete(Provision provision, Live live, Properties was) {
        was.texts("Topics").forEach(topic -> reset(provision, topic));
    }

    /** Gives a topic the policy again that every new topic has: its account may do everything with it. */
    private static void reset(Provision provision, String topic) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Sid", "__default_statement_ID");
        statement.put("Effect", "Allow");
        statement.put("Principal", Map.of("AWS", "*"));
        statement.put(
                "Action",
                List.of(
                        "SNS:GetTopicAttributes",
                        "SNS:SetTopicAttributes",
                        "SNS:AddPermission",
                        "SNS:RemovePermission",
                        "SNS:DeleteTopic",
                        "SNS:Subscribe",
                        "SNS:ListSubscriptionsByTopic",
                        "SNS:Publish"));
        statement.put("Resource", topic);
        statement.put(
                "Condition",
                Map.of(
                        "StringEquals",
                        Map.of("AWS:SourceOwner", provision.account().id())));
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("Version", "2008-10-17");
        policy.put("Id", "__default_policy_ID");
        policy.put("Statement", List.of(statement));
        provision.callUnlessGone(request(topic, Values.json(policy)), Set.of("NotFound"));
    }
}
