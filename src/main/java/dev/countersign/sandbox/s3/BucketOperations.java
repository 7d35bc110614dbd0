package dev.countersign.sandbox.s3;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.s3.store.Bucket;
import dev.countersign.sandbox.s3.store.S3Errors;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.GetBucketAclRequest;
import software.amazon.awssdk.services.s3.model.GetBucketAclResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;

/** Buckets themselves: making, deleting, finding them; versioning, location, owner. */
final class BucketOperations {
    private static final String US_EAST_1 = "us-east-1";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern IP_ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");

    private final World world;
    private final Buckets buckets;
    private final Ownership owner;

    BucketOperations(World world, Buckets buckets, Ownership owner) {
        this.world = world;
        this.buckets = buckets;
        this.owner = owner;
    }

    void register() {
        var on = world.operations();
        on.on(
                CreateBucketRequest.class,
                S3Access.onBucket("s3:CreateBucket", CreateBucketRequest::bucket),
                this::create);
        on.on(
                DeleteBucketRequest.class,
                S3Access.onBucket("s3:DeleteBucket", DeleteBucketRequest::bucket),
                this::delete);
        on.on(HeadBucketRequest.class, S3Access.onBucket("s3:ListBucket", HeadBucketRequest::bucket), this::head);
        on.on(ListBucketsRequest.class, Access.onAll("s3:ListAllMyBuckets"), this::list);
        on.on(
                GetBucketLocationRequest.class,
                S3Access.onBucket("s3:GetBucketLocation", GetBucketLocationRequest::bucket),
                this::location);
        on.on(GetBucketAclRequest.class, S3Access.onBucket("s3:GetBucketAcl", GetBucketAclRequest::bucket), this::acl);
        on.on(
                GetBucketVersioningRequest.class,
                S3Access.onBucket("s3:GetBucketVersioning", GetBucketVersioningRequest::bucket),
                this::versioning);
        on.on(
                PutBucketVersioningRequest.class,
                S3Access.onBucket("s3:PutBucketVersioning", PutBucketVersioningRequest::bucket),
                this::changeVersioning);
    }

    private CreateBucketResponse create(CreateBucketRequest request, Caller caller) {
        String name = request.bucket();
        if (!NAME.matcher(name).matches()
                || name.contains("..")
                || IP_ADDRESS.matcher(name).matches()) {
            throw ServiceError.of("InvalidBucketName", "The specified bucket is not valid.");
        }
        if (Boolean.TRUE.equals(request.objectLockEnabledForBucket())) {
            throw ServiceError.notImplemented("S3 Object Lock");
        }
        checkLocation(request.createBucketConfiguration());
        var bucket = new Bucket(name, world.clock().instant().truncatedTo(ChronoUnit.SECONDS));
        BucketSettings.startWith(bucket, ownership(request));
        if (!buckets.add(bucket, world) && !world.account().region().equals(US_EAST_1)) {
            throw ServiceError.of(
                    "BucketAlreadyOwnedByYou",
                    409,
                    "Your previous request to create the named bucket succeeded and you already own it.");
        }
        return CreateBucketResponse.builder().location("/" + name).build();
    }

    private static OwnershipControls ownership(CreateBucketRequest request) {
        ObjectOwnership wanted =
                request.objectOwnership() == null ? ObjectOwnership.BUCKET_OWNER_ENFORCED : request.objectOwnership();
        return OwnershipControls.builder()
                .rules(rule -> rule.objectOwnership(wanted))
                .build();
    }

    private void checkLocation(@Nullable CreateBucketConfiguration configuration) {
        String region = world.account().region();
        String wanted = configuration == null ? null : configuration.locationConstraintAsString();
        if (wanted == null || wanted.isEmpty()) {
            if (!region.equals(US_EAST_1)) {
                throw ServiceError.of(
                        "IllegalLocationConstraintException",
                        "The unspecified location constraint is incompatible for the region specific endpoint this request"
                                + " was sent to.");
            }
        } else if (wanted.equals(US_EAST_1)) {
            throw ServiceError.of("InvalidLocationConstraint", "The specified location-constraint is not valid");
        } else if (!wanted.equals(region)) {
            throw ServiceError.of(
                    "IllegalLocationConstraintException",
                    "The " + wanted
                            + " location constraint is incompatible for the region specific endpoint this request"
                            + " was sent to.");
        }
    }

    private DeleteBucketResponse delete(DeleteBucketRequest request, Caller caller) {
        Bucket bucket = buckets.require(request.bucket());
        if (!bucket.isEmpty()) {
            String detail = bucket.current().isEmpty() ? " You must delete all versions in the bucket." : "";
            throw ServiceError.of("BucketNotEmpty", 409, "The bucket you tried to delete is not empty." + detail);
        }
        buckets.remove(bucket);
        return DeleteBucketResponse.builder().build();
    }

    private HeadBucketResponse head(HeadBucketRequest request, Caller caller) {
        Bucket bucket = buckets.require(request.bucket());
        return HeadBucketResponse.builder()
                .bucketRegion(region(bucket))
                .accessPointAlias(false)
                .build();
    }

    private ListBucketsResponse list(ListBucketsRequest request, Caller caller) {
        String prefix = request.prefix() == null ? "" : request.prefix();
        String after = request.continuationToken() == null ? "" : request.continuationToken();
        int limit = request.maxBuckets() == null ? Integer.MAX_VALUE : request.maxBuckets();
        List<Bucket> wanted = buckets.all().stream()
                .filter(bucket ->
                        bucket.name().startsWith(prefix) && bucket.name().compareTo(after) > 0)
                .toList();
        List<Bucket> page = wanted.stream().limit(limit).toList();
        return ListBucketsResponse.builder()
                .owner(owner.owner())
                .prefix(request.prefix())
                .buckets(page.stream().map(this::listed).toList())
                .continuationToken(page.size() < wanted.size() ? page.getLast().name() : null)
                .build();
    }

    private software.amazon.awssdk.services.s3.model.Bucket listed(Bucket bucket) {
        return software.amazon.awssdk.services.s3.model.Bucket.builder()
                .name(bucket.name())
                .creationDate(bucket.created())
                .bucketRegion(region(bucket))
                .build();
    }

    private String region(Bucket bucket) {
        return buckets.home(bucket).account().region();
    }

    private GetBucketLocationResponse location(GetBucketLocationRequest request, Caller caller) {
        String region = region(buckets.require(request.bucket()));
        return GetBucketLocationResponse.builder()
                .locationConstraint(region.equals(US_EAST_1) ? "" : region)
                .build();
    }

    private GetBucketAclResponse acl(GetBucketAclRequest request, Caller caller) {
        buckets.require(request.bucket());
        return GetBucketAclResponse.builder()
                .owner(owner.owner())
                .grants(owner.fullControl())
                .build();
    }

    private GetBucketVersioningResponse versioning(GetBucketVersioningRequest request, Caller caller) {
        return GetBucketVersioningResponse.builder()
                .status(buckets.require(request.bucket()).versioning().orElse(null))
                .build();
    }

    private PutBucketVersioningResponse changeVersioning(PutBucketVersioningRequest request, Caller caller) {
        Bucket bucket = buckets.require(request.bucket());
        var wanted = request.versioningConfiguration();
        if (wanted == null || wanted.status() == null) {
            throw S3Errors.malformedXml();
        }
        switch (wanted.status()) {
            case ENABLED, SUSPENDED -> bucket.versioning(wanted.status());
            case UNKNOWN_TO_SDK_VERSION -> throw S3Errors.malformedXml();
        }
        return PutBucketVersioningResponse.builder().build();
    }
}
