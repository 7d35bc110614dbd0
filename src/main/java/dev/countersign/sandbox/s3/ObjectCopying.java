package dev.countersign.sandbox.s3;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Needed;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.s3.store.Bucket;
import dev.countersign.sandbox.s3.store.Checksum;
import dev.countersign.sandbox.s3.store.ObjectHeaders;
import dev.countersign.sandbox.s3.store.ReadConditions;
import dev.countersign.sandbox.s3.store.StoredVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectResult;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/** CopyObject: a new version made from another object, with its metadata or with new ones. */
final class ObjectCopying {
    private final World world;
    private final Buckets buckets;
    private final ObjectWriting writing;

    ObjectCopying(World world, Buckets buckets, ObjectWriting writing) {
        this.world = world;
        this.buckets = buckets;
        this.writing = writing;
    }

    void register() {
        world.operations().on(CopyObjectRequest.class, ObjectCopying::access, this::copy);
    }

    private static List<Needed> access(CopyObjectRequest request) {
        CopySource source = source(request);
        List<Needed> needed = new ArrayList<>(
                ObjectWriting.writeAccess(request.destinationBucket(), request.destinationKey(), request.tagging()));
        needed.add(S3Access.forVersion("s3:GetObject", source.bucket(), source.key(), source.versionId()));
        return needed;
    }

    private static CopySource source(CopyObjectRequest request) {
        return request.copySource() == null
                ? new CopySource(request.sourceBucket(), request.sourceKey(), request.sourceVersionId())
                : CopySource.parse(request.copySource());
    }

    private CopyObjectResponse copy(CopyObjectRequest request, Caller caller) {
        ObjectWriting.refuse(request.serverSideEncryption(), request.sseCustomerAlgorithm());
        CopySource source = source(request);
        Bucket target = buckets.require(request.destinationBucket());
        StoredVersion from = buckets.readable(caller, source.bucket(), source.key(), source.versionId());
        StoredVersion.Content content = from.content().orElseThrow();
        new ReadConditions(
                        request.copySourceIfMatch(),
                        request.copySourceIfNoneMatch(),
                        request.copySourceIfModifiedSince(),
                        request.copySourceIfUnmodifiedSince())
                .check(from, content);
        boolean replace = request.metadataDirective() == MetadataDirective.REPLACE;
        refuseNoChange(request, source, replace);
        StoredVersion.Content copied = copied(request, content, replace);
        StoredVersion stored = writing.store(target, request.destinationKey(), copied, "CopyObject");
        var result = CopyObjectResult.builder().eTag(copied.etag()).lastModified(stored.modified());
        return CopyObjectResponse.builder()
                .copyObjectResult(copied.checksum().on(result).build())
                .copySourceVersionId(ObjectWriting.answeredId(buckets.require(source.bucket()), from)
                        .orElse(null))
                .versionId(ObjectWriting.answeredId(target, stored).orElse(null))
                .serverSideEncryption(ServerSideEncryption.AES256)
                .build();
    }

    private static StoredVersion.Content copied(
            CopyObjectRequest request, StoredVersion.Content content, boolean replace) {
        ChecksumAlgorithm algorithm = request.checksumAlgorithm();
        Map<String, String> tags = request.taggingDirective() == TaggingDirective.REPLACE
                ? ObjectWriting.tags(request.tagging())
                : content.tags();
        return new StoredVersion.Content(
                content.body(),
                Checksum.etag(content.body()),
                algorithm == null ? content.checksum() : Checksum.of(algorithm, content.body()),
                replace ? ObjectHeaders.of(request) : content.headers(),
                replace ? ObjectWriting.metadata(request.metadata()) : content.metadata(),
                tags);
    }

    private static void refuseNoChange(CopyObjectRequest request, CopySource source, boolean replace) {
        boolean itself = source.bucket().equals(request.destinationBucket())
                && source.key().equals(request.destinationKey())
                && source.versionId() == null;
        if (itself && !replace && request.storageClass() == null && request.serverSideEncryption() == null) {
            throw ServiceError.of(
                    "InvalidRequest",
                    "This copy request is illegal because it is trying to copy an object to itself without changing the"
                            + " object's metadata, storage class, website redirect location or encryption attributes.");
        }
    }
}
