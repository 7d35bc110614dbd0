package dev.countersign.aws.inspect;

/** The ports that only look, of one session. */
public record Inspection(
        FunctionGateway functions,
        BucketSettingsGateway buckets,
        LogGateway logs,
        MetricGateway metrics,
        TrailGateway trail,
        TopicGateway topics,
        QueueGateway queues) {}
