package dev.countersign.stack;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.BucketGateway;
import dev.countersign.domain.stack.BucketContents;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Buckets that outlive their stack: counted, and on request emptied and deleted. Every method blocks. */
public final class RetainedBuckets {
    private final BucketGateway buckets;

    public RetainedBuckets(BucketGateway buckets) {
        this.buckets = buckets;
    }

    /** What the bucket holds; empty when it is gone. */
    public Optional<BucketContents> contents(String bucket) {
        try {
            return Optional.of(buckets.contents(bucket));
        } catch (AwsFailure e) {
            if (e.is(Kind.NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Deletes every version in the bucket, then the bucket. May be called again after a failure. */
    public void emptyAndDelete(String bucket, LongConsumer deletedSoFar) {
        buckets.empty(bucket, deletedSoFar);
        buckets.delete(bucket);
    }
}
