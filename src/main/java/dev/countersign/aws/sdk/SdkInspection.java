package dev.countersign.aws.sdk;

import dev.countersign.aws.inspect.Inspection;

/** Makes the ports of the diagnosis for a session's clients. */
final class SdkInspection {
    private SdkInspection() {}

    /** The ports that only look. */
    static Inspection of(AwsClients clients) {
        return new Inspection(
                new SdkFunctionGateway(clients),
                new SdkBucketSettingsGateway(clients),
                new SdkLogGateway(clients),
                new SdkMetricGateway(clients),
                new SdkTrailGateway(clients),
                new SdkTopicGateway(clients),
                new SdkQueueGateway(clients));
    }
}
