package dev.countersign.aws.inspect;

import dev.countersign.aws.access.Reads;
import dev.countersign.domain.inspect.QueueDepth;

/** SQS queues, looked at without taking a message. Every method blocks and throws {@code AwsFailure}. */
public interface QueueGateway {
    @Reads
    QueueDepth depth(String queueArn);
}
