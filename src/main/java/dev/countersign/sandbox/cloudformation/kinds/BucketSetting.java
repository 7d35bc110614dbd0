package dev.countersign.sandbox.cloudformation.kinds;

import dev.countersign.sandbox.cloudformation.resource.Properties;
import dev.countersign.sandbox.cloudformation.resource.PropertyError;
import dev.countersign.sandbox.cloudformation.resource.Provision;
import dev.countersign.sandbox.cloudformation.resource.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.EventBridgeConfiguration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.services.s3.model.VersioningConfiguration;

/**
 * A setting of a bucket, which the template has as a property and S3 as operations of its own.
 *
 * @param put the request that makes the setting, from the bucket's name and all properties
 * @param reset the request that takes it back, from the bucket's name
 */
record BucketSetting(
        String property, BiFunction<String, Properties, AwsRequest> put, Function<String, AwsRequest> reset) {

    static final List<BucketSetting> ALL = List.of(
            new BucketSetting("VersioningConfiguration", BucketSetting::versioning, BucketSetting::suspend),
            new BucketSetting("NotificationConfiguration", BucketSetting::notification, BucketSetting::quiet),
            new BucketSetting(
                    "PublicAccessBlockConfiguration",
                    BucketSetting::publicAccess,
                    bucket -> DeletePublicAccessBlockRequest.builder()
                            .bucket(bucket)
                            .build()),
            new BucketSetting(
                    "OwnershipControls",
                    BucketSetting::ownership,
                    bucket -> DeleteBucketOwnershipControlsRequest.builder()
                            .bucket(bucket)
                            .build()),
            new BucketSetting(
                    "BucketEncryption",
                    BucketSetting::encryption,
                    bucket -> DeleteBucketEncryptionRequest.builder()
                            .bucket(bucket)
                            .build()),
            new BucketSetting(
                    "LifecycleConfiguration",
                    BucketSetting::lifecycle,
                    bucket -> DeleteBucketLifecycleRequest.builder()
                            .bucket(bucket)
                            .build()),
            new BucketSetting(
                    "Tags",
                    BucketSetting::tagging,
                    bucket ->
                            DeleteBucketTaggingRequest.builder().bucket(bucket).build()));

    /** Brings the setting from what it was to what is wanted, if that differs. */
    void apply(Provision provision, String bucket, Properties was, Properties wanted) {
        if (!was.differs(wanted, property)) {
            return;
        }
        provision.call(wanted.has(property) ? put.apply(bucket, wanted) : reset.apply(bucket));
    }

    private static AwsRequest versioning(String bucket, Properties wanted) {
        return PutBucketVersioningRequest.builder()
                .bucket(bucket)
                .versioningConfiguration(Shapes.fill(
                                VersioningConfiguration.builder(),
                                wanted.object("VersioningConfiguration").values(),
                                "#/VersioningConfiguration")
                        .build())
                .build();
    }

    // A bucket that has once been versioned can never be unversioned again.
    private static AwsRequest suspend(String bucket) {
        return PutBucketVersioningRequest.builder()
                .bucket(bucket)
                .versioningConfiguration(configuration -> configuration.status("Suspended"))
                .build();
    }

    private static AwsRequest notification(String bucket, Properties wanted) {
        Properties notification = wanted.object("NotificationConfiguration");
        notification.values().keySet().stream()
                .filter(key -> !key.equals("EventBridgeConfiguration"))
                .findFirst()
                .ifPresent(key -> {
                    throw PropertyError.unsupported("AWS::S3::Bucket", "NotificationConfiguration." + key);
                });
        Properties eventBridge = notification.object("EventBridgeConfiguration");
        boolean enabled = notification.has("EventBridgeConfiguration")
                && (eventBridge.isTrue("EventBridgeEnabled") || !eventBridge.has("EventBridgeEnabled"));
        return notification(bucket, enabled);
    }

    private static AwsRequest quiet(String bucket) {
        return notification(bucket, false);
    }

    private static AwsRequest notification(String bucket, boolean eventBridge) {
        var configuration = NotificationConfiguration.builder();
        if (eventBridge) {
            configuration.eventBridgeConfiguration(
                    EventBridgeConfiguration.builder().build());
        }
        return PutBucketNotificationConfigurationRequest.builder()
                .bucket(bucket)
                .notificationConfiguration(configuration.build())
                .build();
    }

    private static AwsRequest publicAccess(String bucket, Properties wanted) {
        return PutPublicAccessBlockRequest.builder()
                .bucket(bucket)
                .publicAccessBlockConfiguration(Shapes.fill(
                                PublicAccessBlockConfiguration.builder(),
                                wanted.object("PublicAccessBlockConfiguration").values(),
                                "#/PublicAccessBlockConfiguration")
                        .build())
                .build();
    }

    private static AwsRequest ownership(String bucket, Properties wanted) {
        return PutBucketOwnershipControlsRequest.builder()
                .bucket(bucket)
                .ownershipControls(Shapes.fill(
                                OwnershipControls.builder(),
                                wanted.object("OwnershipControls").values(),
                                "#/OwnershipControls")
                        .build())
                .build();
    }

    private static AwsRequest encryption(String bucket, Properties wanted) {
        List<Map<String, Object>> rules = new ArrayList<>();
        wanted.object("BucketEncryption")
                .objects("ServerSideEncryptionConfiguration")
                .forEach(rule -> {
                    Map<String, Object> api = rule.without("ServerSideEncryptionByDefault");
                    api.put(
                            "ApplyServerSideEncryptionByDefault",
                            rule.object("ServerSideEncryptionByDefault").values());
                    rules.add(api);
                });
        return PutBucketEncryptionRequest.builder()
                .bucket(bucket)
                .serverSideEncryptionConfiguration(Shapes.fill(
                                ServerSideEncryptionConfiguration.builder(),
                                Map.of("Rules", rules),
                                "#/BucketEncryption")
                        .build())
                .build();
    }

    private static AwsRequest lifecycle(String bucket, Properties wanted) {
        List<LifecycleRule> rules = wanted.object("LifecycleConfiguration").objects("Rules").stream()
                .map(BucketSetting::lifecycleRule)
                .toList();
        return PutBucketLifecycleConfigurationRequest.builder()
                .bucket(bucket)
                .lifecycleConfiguration(
                        BucketLifecycleConfiguration.builder().rules(rules).build())
                .build();
    }

    /** Templates flatten a rule's filter and expiration. */
    private static LifecycleRule lifecycleRule(Properties rule) {
        Map<String, Object> expiration = new LinkedHashMap<>();
        rule.text("ExpirationInDays").ifPresent(days -> expiration.put("Days", days));
        rule.text("ExpiredObjectDeleteMarker").ifPresent(marker -> expiration.put("ExpiredObjectDeleteMarker", marker));
        Map<String, Object> rest = rule.without("ExpirationInDays", "ExpiredObjectDeleteMarker", "Prefix");
        if (!expiration.isEmpty()) {
            rest.put("Expiration", expiration);
        }
        Optional<String> prefix = rule.text("Prefix");
        return Shapes.fill(LifecycleRule.builder(), rest, "#/LifecycleConfiguration/Rules")
                .filter(LifecycleRuleFilter.builder().prefix(prefix.orElse("")).build())
                .build();
    }

    private static AwsRequest tagging(String bucket, Properties wanted) {
        List<Tag> tags = wanted.tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return PutBucketTaggingRequest.builder()
                .bucket(bucket)
                .tagging(Tagging.builder().tagSet(tags).build())
                .build();
    }
}
