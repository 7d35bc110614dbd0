package dev.countersign.aws.inspect;

import dev.countersign.aws.access.Reads;
import dev.countersign.domain.inspect.TopicSubscription;
import java.util.List;

/** SNS topics. Every method blocks and throws {@code AwsFailure}; NOT_FOUND for a topic that is not there. */
public interface TopicGateway {
    @Reads
    List<TopicSubscription> subscriptions(String topicArn);
}
