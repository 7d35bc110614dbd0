package dev.countersign.aws.inspect;

import dev.countersign.aws.access.Reads;
import dev.countersign.domain.inspect.BucketSettings.LifecycleRule;
import java.util.List;
import java.util.Optional;

/** How a bucket is set up: each question is a call of its own, with a permission of its own. Every method blocks and throws {@code AwsFailure}. */
public interface BucketSettingsGateway {
    /** {@code Enabled} or {@code Suspended}; empty when it was never switched on. */
    @Reads
    Optional<String> versioning(String bucket);

    /** Whether events go to EventBridge. */
    @Reads
    boolean sendsEvents(String bucket);

    /** The enabled rules that end versions; none when there is no configuration. */
    @Reads
    List<LifecycleRule> lifecycle(String bucket);

    @Reads
    String region(String bucket);
}
