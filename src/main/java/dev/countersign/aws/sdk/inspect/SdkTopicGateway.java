package dev.countersign.aws.sdk.inspect;

import dev.countersign.aws.inspect.TopicGateway;
import dev.countersign.aws.sdk.call.AwsCalls;
import dev.countersign.aws.sdk.call.AwsClients;
import dev.countersign.domain.inspect.TopicSubscription;
import java.util.List;
import java.util.Objects;

/** {@link TopicGateway} over SNS. */
final class SdkTopicGateway implements TopicGateway {
    private static final int ENOUGH = 200;

    private final AwsClients clients;

    SdkTopicGateway(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public List<TopicSubscription> subscriptions(String topicArn) {
        return AwsCalls.call(
                "sns:ListSubscriptionsByTopic",
                () ->
                        clients
                                .sns()
                                .listSubscriptionsByTopicPaginator(r -> r.topicArn(topicArn))
                                .subscriptions()
                                .stream()
                                .limit(ENOUGH)
                                .map(one -> new TopicSubscription(
                                        Objects.toString(one.protocol(), ""),
                                        Objects.toString(one.endpoint(), ""),
                                        Objects.toString(one.subscriptionArn(), "")
                                                .startsWith("arn:")))
                                .toList());
    }
}
