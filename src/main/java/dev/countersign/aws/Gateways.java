package dev.countersign.aws;

import dev.countersign.aws.inspect.Inspection;
import dev.countersign.aws.inspect.RepairGateway;

/** The ports to AWS of one session; they share their connections. Closing ends them all. */
public interface Gateways extends AutoCloseable {
    IdentityGateway identity();

    StackGateway stacks();

    BucketGateway buckets();

    ExecutionGateway executions();

    PipelineGateway pipelines();

    ObjectGateway objects();

    RuleGateway rules();

    PermissionGateway permissions();

    /** The ports of the diagnosis. */
    Inspection inspection();

    /** The writes of remedies. */
    RepairGateway repair();

    /** The endpoint's time, fed by every answer to any of these ports. */
    ServerClock clock();

    @Override
    void close();
}
