package dev.countersign.sandbox.s3;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Operations;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.s3.store.Bucket;
import dev.countersign.sandbox.s3.store.S3Errors;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;

/** How one kind of bucket setting is put, read and deleted: kept as it came, and given back. */
final class BucketSettings {
    static final String ENCRYPTION = "encryption";
    static final String PUBLIC_ACCESS = "public access block";
    static final String OWNERSHIP = "ownership controls";

    private final Operations operations;
    private final Buckets buckets;

    BucketSettings(Operations operations, Buckets buckets) {
        this.operations = operations;
        this.buckets = buckets;
    }

    /** What S3 sets on every new bucket. */
    static void startWith(Bucket bucket, OwnershipControls ownership) {
        bucket.settings().put(ENCRYPTION, defaultEncryption());
        bucket.settings().put(OWNERSHIP, ownership);
        bucket.settings()
                .put(
                        PUBLIC_ACCESS,
                        PublicAccessBlockConfiguration.builder()
                                .blockPublicAcls(true)
                                .ignorePublicAcls(true)
                                .blockPublicPolicy(true)
                                .restrictPublicBuckets(true)
                                .build());
    }

    static ServerSideEncryptionConfiguration defaultEncryption() {
        return ServerSideEncryptionConfiguration.builder()
                .rules(rule -> rule.bucketKeyEnabled(false)
                        .applyServerSideEncryptionByDefault(by -> by.sseAlgorithm(ServerSideEncryption.AES256)))
                .build();
    }

    /** The setting, if the bucket has it. */
    static <S extends SdkPojo> Optional<S> of(Bucket bucket, String name, Class<S> type) {
        return Optional.ofNullable(bucket.settings().get(name)).map(type::cast);
    }

    /** Registers a put: {@code setting} takes the configuration out of the request. */
    <Q extends AwsRequest, A extends AwsResponse> void put(
            Class<Q> request,
            String action,
            Function<Q, String> bucket,
            String name,
            Function<Q, @Nullable SdkPojo> setting,
            Supplier<A> answer) {
        operations.on(request, access(action, bucket), (q, caller) -> {
            Bucket found = buckets.require(bucket.apply(q));
            SdkPojo value = setting.apply(q);
            if (value == null) {
                throw S3Errors.malformedXml();
            }
            found.settings().put(name, value);
            return answer.get();
        });
    }

    /** Registers a get; {@code absent} is the error for a bucket without the setting. */
    <Q extends AwsRequest, S extends SdkPojo, A extends AwsResponse> void get(
            Class<Q> request, String action, Function<Q, String> bucket, Kept<S> kept, Function<S, A> answer) {
        operations.on(request, access(action, bucket), (q, caller) -> {
            Bucket found = buckets.require(bucket.apply(q));
            return answer.apply(of(found, kept.name, kept.type).orElseThrow(() -> kept.absent(found)));
        });
    }

    /** Registers a delete; to delete what is not there is no error in S3. */
    <Q extends AwsRequest, A extends AwsResponse> void delete(
            Class<Q> request, String action, Function<Q, String> bucket, String name, Supplier<A> answer) {
        operations.on(request, access(action, bucket), (q, caller) -> {
            Bucket found = buckets.require(bucket.apply(q));
            if (name.equals(ENCRYPTION)) {
                found.settings().put(ENCRYPTION, defaultEncryption());
            } else {
                found.settings().remove(name);
            }
            return answer.get();
        });
    }

    private static <Q> Access<Q> access(String action, Function<Q, String> bucket) {
        return S3Access.onBucket(action, bucket);
    }

    /**
     * A kind of setting.
     *
     * @param code the error code for a bucket that does not have it
     */
    record Kept<S extends SdkPojo>(String name, Class<S> type, String code, String message) {
        private ServiceError absent(Bucket bucket) {
            return new ServiceError(code, 404, message, Map.of("BucketName", bucket.name()));
        }
    }
}
