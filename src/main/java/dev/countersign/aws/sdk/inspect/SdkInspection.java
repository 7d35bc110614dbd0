package dev.countersign.aws.sdk.inspect;

import dev.countersign.aws.inspect.Inspection;
import dev.countersign.aws.sdk.call.AwsClients;

/** Makes the ports of the diagnosis for a session's clients. */
public final class SdkInspection {
    private SdkInspection() {}

    /** The ports that only look. */
    public static Inspection of(AwsClients clients) {
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
