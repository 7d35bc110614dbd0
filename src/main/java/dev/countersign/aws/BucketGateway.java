package dev.countersign.aws;

import dev.countersign.aws.access.Reads;
import dev.countersign.aws.access.Writes;
import dev.countersign.domain.stack.BucketContents;
import java.util.function.LongConsumer;

/** What is needed to take leave of a bucket that a stack left behind. Every method blocks, and throws {@link AwsFailure}. */
public interface BucketGateway {
    /** Counts everything in the bucket, noncurrent versions and delete markers included; NOT_FOUND when there is none. */
    @Reads
    BucketContents contents(String bucket);

    /**
     * Deletes every object version and delete marker. May be called again after a failure.
     *
     * @param deletedSoFar is told the number deleted so far, after each batch
     */
    @Writes("s3:DeleteObjectVersion")
    void empty(String bucket, LongConsumer deletedSoFar);

    /** Deletes an empty bucket. */
    @Writes("s3:DeleteBucket")
    void delete(String bucket);
}
