package dev.countersign.sandbox.s3;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Operations;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.s3.store.Bucket;
import dev.countersign.sandbox.s3.store.S3Errors;
import dev.countersign.sandbox.s3.store.StoredVersion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;

/** The buckets of the account, and how an object in them is found. */
final class Buckets {
    private record Placed(Bucket bucket, World home) {}

    private final ConcurrentSkipListMap<String, Placed> byName = new ConcurrentSkipListMap<>();
    private final Operations operations;

    Buckets(Operations operations) {
        this.operations = operations;
    }

    /**
     * False if there is a bucket of that name already.
     *
     * @param home its Region
     */
    boolean add(Bucket bucket, World home) {
        return byName.putIfAbsent(bucket.name(), new Placed(bucket, home)) == null;
    }

    /** The Region of a bucket that is there. */
    World home(Bucket bucket) {
        Placed placed = byName.get(bucket.name());
        if (placed == null) {
            throw S3Errors.noSuchBucket(bucket.name());
        }
        return placed.home();
    }

    void remove(Bucket bucket) {
        byName.remove(bucket.name());
    }

    List<Bucket> all() {
        return byName.values().stream().map(Placed::bucket).toList();
    }

    Optional<Bucket> find(String name) {
        return Optional.ofNullable(byName.get(name)).map(Placed::bucket);
    }

    Bucket require(String name) {
        return find(name).orElseThrow(() -> S3Errors.noSuchBucket(name));
    }

    /**
     * The version that a read means.
     *
     * @param versionId absent for the newest one
     * @throws ServiceError as S3 answers: a missing key is only told to callers who may list the bucket
     */
    StoredVersion readable(Caller caller, String bucketName, String key, @Nullable String versionId) {
        Bucket bucket = require(bucketName);
        if (versionId != null) {
            return readableVersion(bucket, key, versionId);
        }
        return bucket.newest(key)
                .filter(version -> !version.isDeleteMarker())
                .orElseThrow(() -> mayList(caller, bucketName) ? S3Errors.noSuchKey(key) : S3Errors.accessDenied());
    }

    private static StoredVersion readableVersion(Bucket bucket, String key, String versionId) {
        if (!Bucket.looksLikeId(versionId)) {
            throw S3Errors.invalidArgument("Invalid version id specified");
        }
        StoredVersion version =
                bucket.version(key, versionId).orElseThrow(() -> S3Errors.noSuchVersion(key, versionId));
        if (version.isDeleteMarker()) {
            throw S3Errors.isDeleteMarker();
        }
        return version;
    }

    /** HeadBucket needs {@code s3:ListBucket} and nothing else. */
    private boolean mayList(Caller caller, String bucket) {
        try {
            operations.call(caller, HeadBucketRequest.builder().bucket(bucket).build(), HeadBucketResponse.class);
            return true;
        } catch (ServiceError e) {
            return false;
        }
    }
}
