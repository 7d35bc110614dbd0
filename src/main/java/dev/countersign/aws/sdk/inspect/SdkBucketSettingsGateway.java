package dev.countersign.aws.sdk.inspect;

import static dev.countersign.aws.sdk.call.SdkTypes.present;

import dev.countersign.aws.inspect.BucketSettingsGateway;
import dev.countersign.aws.sdk.call.AwsCalls;
import dev.countersign.aws.sdk.call.AwsClients;
import dev.countersign.domain.inspect.BucketSettings.LifecycleRule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;

/** {@link BucketSettingsGateway} over S3. */
final class SdkBucketSettingsGateway implements BucketSettingsGateway {
    private final AwsClients clients;

    SdkBucketSettingsGateway(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public Optional<String> versioning(String bucket) {
        return present(AwsCalls.call(
                        "s3:GetBucketVersioning", () -> clients.s3().getBucketVersioning(r -> r.bucket(bucket)))
                .statusAsString());
    }

    @Override
    public boolean sendsEvents(String bucket) {
        return AwsCalls.call(
                                "s3:GetBucketNotification",
                                () -> clients.s3().getBucketNotificationConfiguration(r -> r.bucket(bucket)))
                        .eventBridgeConfiguration()
                != null;
    }

    @Override
    public List<LifecycleRule> lifecycle(String bucket) {
        return AwsCalls.find(
                        "s3:GetLifecycleConfiguration",
                        () -> clients.s3().getBucketLifecycleConfiguration(r -> r.bucket(bucket)))
                .map(answer -> answer.rules().stream()
                        .filter(rule -> rule.status() == ExpirationStatus.ENABLED)
                        .map(SdkBucketSettingsGateway::rule)
                        .filter(rule -> rule.noncurrentDays().isPresent()
                                || rule.currentDays().isPresent())
                        .toList())
                .orElse(List.of());
    }

    @SuppressWarnings("deprecation") // Rules from before 2016 have their prefix beside the filter.
    private static LifecycleRule rule(software.amazon.awssdk.services.s3.model.LifecycleRule rule) {
        String prefix = rule.filter() == null
                ? Objects.toString(rule.prefix(), "")
                : present(rule.filter().prefix())
                        .orElseGet(() -> rule.filter().and() == null
                                ? ""
                                : Objects.toString(rule.filter().and().prefix(), ""));
        return new LifecycleRule(
                Objects.toString(rule.id(), ""),
                prefix,
                rule.noncurrentVersionExpiration() == null
                        ? Optional.empty()
                        : Optional.ofNullable(rule.noncurrentVersionExpiration().noncurrentDays()),
                rule.expiration() == null
                        ? Optional.empty()
                        : Optional.ofNullable(rule.expiration().days()));
    }

    @Override
    public String region(String bucket) {
        // AWS says nothing for the oldest Region.
        return present(AwsCalls.call(
                                "s3:GetBucketLocation", () -> clients.s3().getBucketLocation(r -> r.bucket(bucket)))
                        .locationConstraintAsString())
                .orElse("us-east-1");
    }
}
