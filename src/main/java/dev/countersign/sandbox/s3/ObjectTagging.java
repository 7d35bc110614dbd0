package dev.countersign.sandbox.s3;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.s3.store.S3Errors;
import dev.countersign.sandbox.s3.store.StoredVersion;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.DeleteObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingResponse;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingResponse;
import software.amazon.awssdk.services.s3.model.Tag;

/** The tags of object versions. */
final class ObjectTagging {
    private final World world;
    private final Buckets buckets;

    ObjectTagging(World world, Buckets buckets) {
        this.world = world;
        this.buckets = buckets;
    }

    void register() {
        var on = world.operations();
        on.on(
                GetObjectTaggingRequest.class,
                q -> List.of(S3Access.forVersion("s3:GetObjectTagging", q.bucket(), q.key(), q.versionId())),
                this::get);
        on.on(
                PutObjectTaggingRequest.class,
                q -> List.of(S3Access.forVersion("s3:PutObjectTagging", q.bucket(), q.key(), q.versionId())),
                this::put);
        on.on(
                DeleteObjectTaggingRequest.class,
                q -> List.of(S3Access.forVersion("s3:DeleteObjectTagging", q.bucket(), q.key(), q.versionId())),
                this::delete);
    }

    private GetObjectTaggingResponse get(GetObjectTaggingRequest request, Caller caller) {
        StoredVersion version = buckets.readable(caller, request.bucket(), request.key(), request.versionId());
        List<Tag> tags = version.content().orElseThrow().tags().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return GetObjectTaggingResponse.builder()
                .tagSet(tags)
                .versionId(answeredId(request.bucket(), version))
                .build();
    }

    private PutObjectTaggingResponse put(PutObjectTaggingRequest request, Caller caller) {
        if (request.tagging() == null) {
            throw S3Errors.malformedXml();
        }
        StoredVersion version = buckets.readable(caller, request.bucket(), request.key(), request.versionId());
        Map<String, String> tags = request.tagging().tagSet().stream()
                .collect(Collectors.toMap(Tag::key, Tag::value, (one, other) -> other));
        buckets.require(request.bucket()).tag(version, tags);
        return PutObjectTaggingResponse.builder()
                .versionId(answeredId(request.bucket(), version))
                .build();
    }

    private DeleteObjectTaggingResponse delete(DeleteObjectTaggingRequest request, Caller caller) {
        StoredVersion version = buckets.readable(caller, request.bucket(), request.key(), request.versionId());
        buckets.require(request.bucket()).tag(version, Map.of());
        return DeleteObjectTaggingResponse.builder()
                .versionId(answeredId(request.bucket(), version))
                .build();
    }

    private @Nullable String answeredId(String bucket, StoredVersion version) {
        return ObjectWriting.answeredId(buckets.require(bucket), version).orElse(null);
    }
}
