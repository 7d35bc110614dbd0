package dev.countersign.aws.inspect;

import dev.countersign.domain.inspect.BucketSettings.LifecycleRule;
import java.util.List;
import java.util.Optional;

/** How a bucket is set up: each question is a call of its own, with a permission of its own. Every method blocks and throws {@code AwsFailure}. */
public interface BucketSettingsGateway {
    /** {@code Enabled} or {@code Suspended}; empty when it was never switched on. */
    Optional<String> versioning(String bucket);

    /** Whether events go to EventBridge. */
    boolean sendsEvents(String bucket);

    /** The enabled rules that end versions; none when there is no configuration. */
    List<LifecycleRule> lifecycle(String bucket);

    String region(String bucket);
}
