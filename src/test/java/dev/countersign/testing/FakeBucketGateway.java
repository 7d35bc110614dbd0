package dev.countersign.testing;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.BucketGateway;
import dev.countersign.domain.stack.BucketContents;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Buckets that hold nothing but a number of versions. */
public final class FakeBucketGateway implements BucketGateway {
    public final Map<String, Long> versions = new LinkedHashMap<>();

    @Override
    public BucketContents contents(String bucket) {
        long count = Optional.ofNullable(versions.get(bucket)).orElseThrow(() -> missing(bucket));
        return new BucketContents(bucket, count, 0, count * 100);
    }

    @Override
    public void empty(String bucket, LongConsumer deletedSoFar) {
        long count = contents(bucket).versions();
        deletedSoFar.accept(count);
        versions.put(bucket, 0L);
    }

    @Override
    public void delete(String bucket) {
        if (contents(bucket).versions() > 0) {
            throw new AwsFailure(
                    Kind.CONFLICT, "s3:DeleteBucket", "BucketNotEmpty", "The bucket is not empty", "", 409);
        }
        versions.remove(bucket);
    }

    private static AwsFailure missing(String bucket) {
        return new AwsFailure(Kind.NOT_FOUND, "s3:ListBucketVersions", "NoSuchBucket", bucket, "", 404);
    }
}
