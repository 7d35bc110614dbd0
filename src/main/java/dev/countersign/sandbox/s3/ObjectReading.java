package dev.countersign.sandbox.s3;

import dev.countersign.sandbox.api.Answer;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.s3.store.ByteRange;
import dev.countersign.sandbox.s3.store.ReadConditions;
import dev.countersign.sandbox.s3.store.StoredVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectAclRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAclResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** GetObject, HeadObject and an object's access control list. */
final class ObjectReading {
    private static final byte[] NO_BODY = new byte[0];

    private final World world;
    private final Buckets buckets;
    private final Ownership owner;

    ObjectReading(World world, Buckets buckets, Ownership owner) {
        this.world = world;
        this.buckets = buckets;
        this.owner = owner;
    }

    void register() {
        var on = world.operations();
        on.onStream(
                GetObjectRequest.class,
                q -> List.of(S3Access.forVersion("s3:GetObject", q.bucket(), q.key(), q.versionId())),
                this::get);
        on.on(
                HeadObjectRequest.class,
                q -> List.of(S3Access.forVersion("s3:GetObject", q.bucket(), q.key(), q.versionId())),
                this::head);
        on.on(
                GetObjectAclRequest.class,
                q -> List.of(S3Access.forVersion("s3:GetObjectAcl", q.bucket(), q.key(), q.versionId())),
                this::acl);
    }

    private Answer get(GetObjectRequest request, Caller caller, byte[] noBody) {
        StoredVersion version = buckets.readable(caller, request.bucket(), request.key(), request.versionId());
        StoredVersion.Content content = version.content().orElseThrow();
        new ReadConditions(
                        request.ifMatch(),
                        request.ifNoneMatch(),
                        request.ifModifiedSince(),
                        request.ifUnmodifiedSince())
                .check(version, content);
        Optional<ByteRange> range = ByteRange.of(request.range(), content.body().length);
        byte[] body = range.map(part -> Arrays.copyOfRange(content.body(), part.first(), part.last() + 1))
                .orElse(content.body());
        var answer = headers(request, content)
                .acceptRanges("bytes")
                .lastModified(version.modified())
                .contentLength((long) body.length)
                .contentRange(range.map(ByteRange::contentRange).orElse(null))
                .eTag(content.etag())
                .versionId(ObjectWriting.answeredId(buckets.require(request.bucket()), version)
                        .orElse(null))
                .metadata(content.metadata())
                .tagCount(content.tags().isEmpty() ? null : content.tags().size())
                .serverSideEncryption(ServerSideEncryption.AES256);
        if (request.checksumMode() == ChecksumMode.ENABLED && range.isEmpty()) {
            content.checksum().on(answer);
        }
        return new Answer(answer.build(), body);
    }

    private static GetObjectResponse.Builder headers(GetObjectRequest request, StoredVersion.Content content) {
        var headers = content.headers();
        return GetObjectResponse.builder()
                .contentType(or(request.responseContentType(), headers.contentType()))
                .cacheControl(or(request.responseCacheControl(), headers.cacheControl()))
                .contentDisposition(or(request.responseContentDisposition(), headers.contentDisposition()))
                .contentEncoding(or(request.responseContentEncoding(), headers.contentEncoding()))
                .contentLanguage(or(request.responseContentLanguage(), headers.contentLanguage()))
                .expires(request.responseExpires() != null ? request.responseExpires() : headers.expires())
                .websiteRedirectLocation(headers.websiteRedirectLocation());
    }

    /** HeadObject answers what GetObject answers, without the body; so it is made from that, member by member. */
    private HeadObjectResponse head(HeadObjectRequest request, Caller caller) {
        var same = copyMembers(request, GetObjectRequest.builder()).build();
        return copyMembers(get(same, caller, NO_BODY).response(), HeadObjectResponse.builder())
                .build();
    }

    private static <B extends SdkPojo> B copyMembers(SdkPojo from, B to) {
        for (SdkField<?> field : from.sdkFields()) {
            Object value = field.getValueOrDefault(from);
            to.sdkFields().stream()
                    .filter(other -> other.memberName().equals(field.memberName()))
                    .forEach(other -> other.set(to, value));
        }
        return to;
    }

    private GetObjectAclResponse acl(GetObjectAclRequest request, Caller caller) {
        buckets.readable(caller, request.bucket(), request.key(), request.versionId());
        return GetObjectAclResponse.builder()
                .owner(owner.owner())
                .grants(owner.fullControl())
                .build();
    }

    private static @Nullable String or(@Nullable String override, @Nullable String stored) {
        return override == null ? stored : override;
    }
}
