package dev.countersign.sandbox.cloudformation.kinds;

import dev.countersign.sandbox.cloudformation.resource.Live;
import dev.countersign.sandbox.cloudformation.resource.Properties;
import dev.countersign.sandbox.cloudformation.resource.Provision;
import dev.countersign.sandbox.cloudformation.resource.ResourceKind;
import dev.countersign.sandbox.cloudformation.resource.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;

/** {@code AWS::SQS::QueuePolicy}: one policy for several queues, which are named by their URLs. */
final class QueuePolicyKind implements ResourceKind {
    private static final Schema SCHEMA = Schema.of("AWS::SQS::QueuePolicy", List.of("Queues", "PolicyDocument"))
            .attributes("Id");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Live create(Provision provision, Properties wanted) {
        String id = provision.generatedName(128);
        provision.created(id);
        put(provision, wanted);
        return Live.of(id, Map.of("Id", id));
    }

    @Override
    public Live update(Provision provision, Live live, Properties was, Properties wanted) {
        List<String> left = new ArrayList<>(was.texts("Queues"));
        left.removeAll(wanted.texts("Queues"));
        left.forEach(queue -> provision.call(request(queue, "")));
        put(provision, wanted);
        return live;
    }

    private static void put(Provision provision, Properties wanted) {
        String policy = wanted.document("PolicyDocument").orElse("");
        wanted.texts("Queues").forEach(queue -> provision.call(request(queue, policy)));
    }

    private static SetQueueAttributesRequest request(String queueUrl, String policy) {
        return SetQueueAttributesRequest.builder()
                .queueUrl(queueUrl)
                .attributesWithStrings(Map.of("Policy", policy))
                .build();
    }

    @Override
    public void delete(Provision provision, Live live, Properties was) {
        was.texts("Queues").forEach(queue -> provision.callUnlessGone(request(queue, ""), Set.of("QueueDoesNotExist")));
    }
}
