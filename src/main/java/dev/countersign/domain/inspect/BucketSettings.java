package dev.countersign.domain.inspect;

import java.util.List;
import java.util.Optional;

/**
 * What decides how long an object version lives and who hears of it.
 *
 * @param versioning {@code Enabled} or {@code Suspended}; absent when it was never switched on
 * @param sendsEvents whether the bucket's events go to EventBridge
 * @param lifecycle its enabled lifecycle rules that end noncurrent or current versions
 * @param region where the bucket is
 */
public record BucketSettings(
        Optional<String> versioning, boolean sendsEvents, List<LifecycleRule> lifecycle, String region) {
    /**
     * A rule that ends versions.
     *
     * @param prefix the keys it is for; empty for all
     * @param noncurrentDays days after which a version that is no longer the newest is deleted
     * @param currentDays days after which the newest becomes noncurrent
     */
    public record LifecycleRule(
            String id, String prefix, Optional<Integer> noncurrentDays, Optional<Integer> currentDays) {}

    public BucketSettings {
        lifecycle = List.copyOf(lifecycle);
    }

    public boolean isVersioned() {
        return versioning.filter("Enabled"::equals).isPresent();
    }
}
