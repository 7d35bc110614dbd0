package dev.countersign.aws.sdk;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.BucketGateway;
import dev.countersign.aws.sdk.call.AwsCalls;
import dev.countersign.aws.sdk.call.AwsClients;
import dev.countersign.aws.sdk.call.ErrorCodes;
import dev.countersign.domain.stack.BucketContents;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** {@link BucketGateway} over S3. */
final class SdkBucketGateway implements BucketGateway {
    private final AwsClients clients;

    SdkBucketGateway(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public BucketContents contents(String bucket) {
        return AwsCalls.call("s3:ListBucketVersions", () -> {
            long versions = 0;
            long markers = 0;
            long bytes = 0;
            for (ListObjectVersionsResponse page : clients.s3().listObjectVersionsPaginator(r -> r.bucket(bucket))) {
                versions += page.versions().size();
                markers += page.deleteMarkers().size();
                bytes += page.versions().stream()
                        .mapToLong(v -> v.size() == null ? 0 : v.size())
                        .sum();
            }
            return new BucketContents(bucket, versions, markers, bytes);
        });
    }

    @Override
    public void empty(String bucket, LongConsumer deletedSoFar) {
        long deleted = 0;
        // Always the first page again: what was there is gone, so no page token can go stale.
        for (List<ObjectIdentifier> batch = firstPage(bucket); !batch.isEmpty(); batch = firstPage(bucket)) {
            delete(bucket, batch);
            deleted += batch.size();
            deletedSoFar.accept(deleted);
        }
    }

    @Override
    public void delete(String bucket) {
        AwsCalls.call("s3:DeleteBucket", () -> clients.s3().deleteBucket(r -> r.bucket(bucket)));
    }

    private List<ObjectIdentifier> firstPage(String bucket) {
        ListObjectVersionsResponse page =
                AwsCalls.call("s3:ListBucketVersions", () -> clients.s3().listObjectVersions(r -> r.bucket(bucket)));
        return Stream.concat(
                        page.versions().stream().map(v -> identifier(v.key(), v.versionId())),
                        page.deleteMarkers().stream().map(m -> identifier(m.key(), m.versionId())))
                .toList();
    }

    private void delete(String bucket, List<ObjectIdentifier> batch) {
        DeleteObjectsResponse answer = AwsCalls.call(
                "s3:DeleteObjectVersion",
                () -> clients.s3()
                        .deleteObjects(r ->
                                r.bucket(bucket).delete(d -> d.objects(batch).quiet(true))));
        answer.errors().stream().findFirst().ifPresent(error -> {
            // DeleteObjects answers 200 even when single objects are refused; going on would never end.
            String reason = error.key() + ": " + error.message();
            throw new AwsFailure(
                    ErrorCodes.kindOf(error.code(), error.message(), 0),
                    "s3:DeleteObjectVersion",
                    error.code(),
                    reason,
                    "",
                    200);
        });
    }

    private static ObjectIdentifier identifier(String key, String versionId) {
        return ObjectIdentifier.builder().key(key).versionId(versionId).build();
    }
}
