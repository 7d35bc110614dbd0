package dev.countersign.aws.sdk.inspect;

import dev.countersign.aws.inspect.QueueGateway;
import dev.countersign.aws.sdk.call.AwsCalls;
import dev.countersign.aws.sdk.call.AwsClients;
import dev.countersign.domain.inspect.QueueDepth;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** {@link QueueGateway} over SQS. */
final class SdkQueueGateway implements QueueGateway {
    private static final int ACCOUNT = 4;
    private static final int NAME = 5;

    private final AwsClients clients;

    SdkQueueGateway(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public QueueDepth depth(String queueArn) {
        String[] parts = queueArn.split(":");
        String url = AwsCalls.call(
                "sqs:GetQueueUrl",
                () -> clients.sqs()
                        .getQueueUrl(r -> r.queueName(parts[NAME]).queueOwnerAWSAccountId(parts[ACCOUNT]))
                        .queueUrl());
        Map<QueueAttributeName, String> attributes = AwsCalls.call(
                "sqs:GetQueueAttributes",
                () -> clients.sqs()
                        .getQueueAttributes(r -> r.queueUrl(url)
                                .attributeNames(
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                        .attributes());
        return new QueueDepth(
                number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }

    private static long number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Long.parseLong(attributes.getOrDefault(name, "0"));
    }
}
