package dev.countersign.sandbox.s3;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.s3.BucketSettings.Kept;
import dev.countersign.sandbox.s3.store.Bucket;
import dev.countersign.sandbox.s3.store.S3Errors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.Tagging;

/** The settings of a bucket that are kept and given back, and its notification configuration. */
final class BucketSettingOperations {
    private static final String POLICY = "policy";
    private static final String TAGS = "tagging";
    private static final String NOTIFICATION = "notification";

    private final World world;
    private final Buckets buckets;
    private final BucketSettings settings;
    private final Lifecycle lifecycle;

    BucketSettingOperations(World world, Buckets buckets, Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
        this.world = world;
        this.buckets = buckets;
        this.settings = new BucketSettings(world.operations(), buckets);
    }

    void register() {
        encryption();
        publicAccess();
        ownership();
        lifecycle();
        policy();
        tags();
        world.operations()
                .on(
                        GetBucketNotificationConfigurationRequest.class,
                        S3Access.onBucket(
                                "s3:GetBucketNotification", GetBucketNotificationConfigurationRequest::bucket),
                        this::notification);
        world.operations()
                .on(
                        PutBucketNotificationConfigurationRequest.class,
                        S3Access.onBucket(
                                "s3:PutBucketNotification", PutBucketNotificationConfigurationRequest::bucket),
                        this::changeNotification);
    }

    /** Whether the bucket tells EventBridge about its objects. */
    static boolean sendsEvents(Bucket bucket) {
        return BucketSettings.of(bucket, NOTIFICATION, NotificationConfiguration.class)
                .map(configuration -> configuration.eventBridgeConfiguration() != null)
                .orElse(false);
    }

    private void encryption() {
        settings.put(
                PutBucketEncryptionRequest.class,
                "s3:PutEncryptionConfiguration",
                PutBucketEncryptionRequest::bucket,
                BucketSettings.ENCRYPTION,
                PutBucketEncryptionRequest::serverSideEncryptionConfiguration,
                () -> PutBucketEncryptionResponse.builder().build());
        settings.get(
                GetBucketEncryptionRequest.class,
                "s3:GetEncryptionConfiguration",
                GetBucketEncryptionRequest::bucket,
                new Kept<>(
                        BucketSettings.ENCRYPTION,
                        ServerSideEncryptionConfiguration.class,
                        "ServerSideEncryptionConfigurationNotFoundError",
                        "The server side encryption configuration was not found"),
                kept -> GetBucketEncryptionResponse.builder()
                        .serverSideEncryptionConfiguration(kept)
                        .build());
        settings.delete(
                DeleteBucketEncryptionRequest.class,
                "s3:PutEncryptionConfiguration",
                DeleteBucketEncryptionRequest::bucket,
                BucketSettings.ENCRYPTION,
                () -> DeleteBucketEncryptionResponse.builder().build());
    }

    private void publicAccess() {
        settings.put(
                PutPublicAccessBlockRequest.class,
                "s3:PutBucketPublicAccessBlock",
                PutPublicAccessBlockRequest::bucket,
                BucketSettings.PUBLIC_ACCESS,
                PutPublicAccessBlockRequest::publicAccessBlockConfiguration,
                () -> PutPublicAccessBlockResponse.builder().build());
        settings.get(
                GetPublicAccessBlockRequest.class,
                "s3:GetBucketPublicAccessBlock",
                GetPublicAccessBlockRequest::bucket,
                new Kept<>(
                        BucketSettings.PUBLIC_ACCESS,
                        PublicAccessBlockConfiguration.class,
                        "NoSuchPublicAccessBlockConfiguration",
                        "The public access block configuration was not found"),
                kept -> GetPublicAccessBlockResponse.builder()
                        .publicAccessBlockConfiguration(kept)
                        .build());
        settings.delete(
                DeletePublicAccessBlockRequest.class,
                "s3:PutBucketPublicAccessBlock",
                DeletePublicAccessBlockRequest::bucket,
                BucketSettings.PUBLIC_ACCESS,
                () -> DeletePublicAccessBlockResponse.builder().build());
    }

    private void ownership() {
        settings.put(
                PutBucketOwnershipControlsRequest.class,
                "s3:PutBucketOwnershipControls",
                PutBucketOwnershipControlsRequest::bucket,
                BucketSettings.OWNERSHIP,
                PutBucketOwnershipControlsRequest::ownershipControls,
                () -> PutBucketOwnershipControlsResponse.builder().build());
        settings.get(
                GetBucketOwnershipControlsRequest.class,
                "s3:GetBucketOwnershipControls",
                GetBucketOwnershipControlsRequest::bucket,
                new Kept<>(
                        BucketSettings.OWNERSHIP,
                        OwnershipControls.class,
                        "OwnershipControlsNotFoundError",
                        "The bucket ownership controls were not found"),
                kept -> GetBucketOwnershipControlsResponse.builder()
                        .ownershipControls(kept)
                        .build());
        settings.delete(
                DeleteBucketOwnershipControlsRequest.class,
                "s3:PutBucketOwnershipControls",
                DeleteBucketOwnershipControlsRequest::bucket,
                BucketSettings.OWNERSHIP,
                () -> DeleteBucketOwnershipControlsResponse.builder().build());
    }

    private void lifecycle() {
        settings.put(
                PutBucketLifecycleConfigurationRequest.class,
                "s3:PutLifecycleConfiguration",
                PutBucketLifecycleConfigurationRequest::bucket,
                Lifecycle.SETTING,
                request -> checked(request.lifecycleConfiguration()),
                () -> {
                    lifecycle.changed();
                    return PutBucketLifecycleConfigurationResponse.builder().build();
                });
        settings.get(
                GetBucketLifecycleConfigurationRequest.class,
                "s3:GetLifecycleConfiguration",
                GetBucketLifecycleConfigurationRequest::bucket,
                new Kept<>(
                        Lifecycle.SETTING,
                        BucketLifecycleConfiguration.class,
                        "NoSuchLifecycleConfiguration",
                        "The lifecycle configuration does not exist"),
                kept -> GetBucketLifecycleConfigurationResponse.builder()
                        .rules(kept.rules())
                        .build());
        settings.delete(
                DeleteBucketLifecycleRequest.class,
                "s3:PutLifecycleConfiguration",
                DeleteBucketLifecycleRequest::bucket,
                Lifecycle.SETTING,
                () -> DeleteBucketLifecycleResponse.builder().build());
    }

    private static @Nullable BucketLifecycleConfiguration checked(@Nullable BucketLifecycleConfiguration wanted) {
        if (wanted != null) {
            LifecycleFilter.check(wanted);
        }
        return wanted;
    }

    private void policy() {
        settings.put(
                PutBucketPolicyRequest.class,
                "s3:PutBucketPolicy",
                PutBucketPolicyRequest::bucket,
                POLICY,
                request -> request,
                () -> PutBucketPolicyResponse.builder().build());
        settings.get(
                GetBucketPolicyRequest.class,
                "s3:GetBucketPolicy",
                GetBucketPolicyRequest::bucket,
                new Kept<>(
                        POLICY, PutBucketPolicyRequest.class, "NoSuchBucketPolicy", "The bucket policy does not exist"),
                kept -> GetBucketPolicyResponse.builder().policy(kept.policy()).build());
        settings.delete(
                DeleteBucketPolicyRequest.class,
                "s3:DeleteBucketPolicy",
                DeleteBucketPolicyRequest::bucket,
                POLICY,
                () -> DeleteBucketPolicyResponse.builder().build());
    }

    private void tags() {
        settings.put(
                PutBucketTaggingRequest.class,
                "s3:PutBucketTagging",
                PutBucketTaggingRequest::bucket,
                TAGS,
                PutBucketTaggingRequest::tagging,
                () -> PutBucketTaggingResponse.builder().build());
        settings.get(
                GetBucketTaggingRequest.class,
                "s3:GetBucketTagging",
                GetBucketTaggingRequest::bucket,
                new Kept<>(TAGS, Tagging.class, "NoSuchTagSet", "The TagSet does not exist"),
                kept -> GetBucketTaggingResponse.builder().tagSet(kept.tagSet()).build());
        settings.delete(
                DeleteBucketTaggingRequest.class,
                "s3:PutBucketTagging",
                DeleteBucketTaggingRequest::bucket,
                TAGS,
                () -> DeleteBucketTaggingResponse.builder().build());
    }

    private GetBucketNotificationConfigurationResponse notification(
            GetBucketNotificationConfigurationRequest request, Caller caller) {
        Bucket bucket = buckets.require(request.bucket());
        var answer = GetBucketNotificationConfigurationResponse.builder();
        BucketSettings.of(bucket, NOTIFICATION, NotificationConfiguration.class)
                .ifPresent(kept -> answer.eventBridgeConfiguration(kept.eventBridgeConfiguration()));
        return answer.build();
    }

    private PutBucketNotificationConfigurationResponse changeNotification(
            PutBucketNotificationConfigurationRequest request, Caller caller) {
        Bucket bucket = buckets.require(request.bucket());
        NotificationConfiguration wanted = request.notificationConfiguration();
        if (wanted == null) {
            throw S3Errors.malformedXml();
        }
        if (!wanted.topicConfigurations().isEmpty()
                || !wanted.queueConfigurations().isEmpty()
                || !wanted.lambdaFunctionConfigurations().isEmpty()) {
            throw ServiceError.notImplemented("S3 notifications to anything but EventBridge");
        }
        bucket.settings().put(NOTIFICATION, wanted);
        return PutBucketNotificationConfigurationResponse.builder().build();
    }
}
