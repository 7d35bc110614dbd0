package dev.countersign.sandbox.s3;

import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.s3.store.S3Errors;
import dev.countersign.sandbox.s3.store.StoredVersion;
import dev.countersign.sandbox.s3.store.StoredVersion.Content;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleAndOperator;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.Tag;

/** Which versions a lifecycle rule is for, and which rules the sandbox can honour. */
final class LifecycleFilter {
    private LifecycleFilter() {}

    static boolean takes(LifecycleRule rule, StoredVersion version) {
        LifecycleRuleFilter filter = rule.filter();
        if (filter == null) {
            return hasPrefix(version, rule.prefix());
        }
        LifecycleRuleAndOperator and = filter.and();
        return hasPrefix(version, filter.prefix())
                && hasTags(version, filter.tag() == null ? List.of() : List.of(filter.tag()))
                && hasSize(version, filter.objectSizeGreaterThan(), filter.objectSizeLessThan())
                && (and == null
                        || hasPrefix(version, and.prefix())
                                && hasTags(version, and.tags())
                                && hasSize(version, and.objectSizeGreaterThan(), and.objectSizeLessThan()));
    }

    private static boolean hasPrefix(StoredVersion version, @Nullable String prefix) {
        return prefix == null || version.key().startsWith(prefix);
    }

    private static boolean hasTags(StoredVersion version, List<Tag> tags) {
        Map<String, String> own = version.content().map(Content::tags).orElse(Map.of());
        return tags.stream().allMatch(tag -> tag.value().equals(own.get(tag.key())));
    }

    private static boolean hasSize(StoredVersion version, @Nullable Long above, @Nullable Long below) {
        long size = version.content().map(content -> content.body().length).orElse(0);
        return (above == null || size > above) && (below == null || size < below);
    }

    /** Refuses what S3 would refuse, and what nothing here would do. */
    static void check(BucketLifecycleConfiguration configuration) {
        if (configuration.rules().isEmpty()) {
            throw S3Errors.malformedXml();
        }
        for (LifecycleRule rule : configuration.rules()) {
            if (!rule.transitions().isEmpty()
                    || !rule.noncurrentVersionTransitions().isEmpty()) {
                throw ServiceError.notImplemented("transitions of lifecycle rules");
            }
            boolean expires = rule.expiration() != null && rule.expiration().days() != null;
            if (expires && rule.expiration().days() < 1) {
                throw S3Errors.invalidArgument("'Days' for Expiration action must be a positive integer");
            }
            if (rule.noncurrentVersionExpiration() != null
                    && rule.noncurrentVersionExpiration().noncurrentDays() != null
                    && rule.noncurrentVersionExpiration().noncurrentDays() < 1) {
                throw S3Errors.invalidArgument(
                        "'NoncurrentDays' for NoncurrentVersionExpiration action must be a positive integer");
            }
        }
    }
}
