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
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;

/** {@code AWS::SQS::Queue}: a standard queue. {@code Ref} gives its URL. */
final class QueueKind implements ResourceKind {
    private static final int LONGEST_NAME = 80;
    private static final List<String> ATTRIBUTES = List.of(
            "DelaySeconds",
            "KmsDataKeyReusePeriodSeconds",
            "KmsMasterKeyId",
            "MaximumMessageSize",
            "MessageRetentionPeriod",
            "ReceiveMessageWaitTimeSeconds",
            "RedriveAllowPolicy",
            "RedrivePolicy",
            "SqsManagedSseEnabled",
            "VisibilityTimeout");
    private static final Map<String, String> USUAL = Map.of(
            "DelaySeconds", "0",
            "MaximumMessageSize", "1048576",
            "MessageRetentionPeriod", "345600",
            "ReceiveMessageWaitTimeSeconds", "0",
            "VisibilityTimeout", "30");
    private static final Schema SCHEMA = Schema.of("AWS::SQS::Queue", List.of())
            .named("QueueName")
            .optional(ATTRIBUTES.toArray(String[]::new))
            .optional("Tags")
            .unsupported("ContentBasedDeduplication", "DeduplicationScope", "FifoQueue", "FifoThroughputLimit")
            .attributes("Arn", "QueueName", "QueueUrl");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Live create(Provision provision, Properties wanted) {
        String name = wanted.text("QueueName").orElseGet(() -> provision.generatedName(LONGEST_NAME));
        var request = CreateQueueRequest.builder().queueName(name).attributesWithStrings(attributes(wanted));
        Map<String, String> tags = wanted.tags();
        if (!tags.isEmpty()) {
            request.tags(tags);
        }
        String url = provision.call(request.build(), CreateQueueResponse.class).queueUrl();
        provision.created(url);
        return Live.of(url, Map.of("Arn", provision.account().arn("sqs", name), "QueueName", name, "QueueUrl", url));
    }

    private static Map<String, String> attributes(Properties wanted) {
        Map<String, String> attributes = new LinkedHashMap<>();
        ATTRIBUTES.forEach(name -> wanted.document(name).ifPresent(value -> attributes.put(name, value)));
        return attributes;
    }

    @Override
    public Live update(Provision provision, Live live, Properties was, Properties wanted) {
        Map<String, String> changed = new LinkedHashMap<>();
        // What is no longer written goes back to what a new queue has; for numbers that is a value, for texts none.
        attributes(was).keySet().forEach(name -> changed.put(name, USUAL.getOrDefault(name, "")));
        changed.putAll(attributes(wanted));
        if (!changed.isEmpty()) {
            provision.call(SetQueueAttributesRequest.builder()
                    .queueUrl(live.physicalId())
                    .attributesWithStrings(changed)
                    .build());
        }
        return live;
    }

    @Override
    public void delete(Provision provision, Live live, Properties was) {
        provision.callUnlessGone(
                DeleteQueueRequest.builder().queueUrl(live.physicalId()).build(), Set.of("QueueDoesNotExist"));
    }
}
