package dev.countersign.sandbox.s3;

import dev.countersign.sandbox.api.Answer;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Needed;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.s3.store.Bucket;
import dev.countersign.sandbox.s3.store.Checksum;
import dev.countersign.sandbox.s3.store.ObjectHeaders;
import dev.countersign.sandbox.s3.store.ReadConditions;
import dev.countersign.sandbox.s3.store.S3Errors;
import dev.countersign.sandbox.s3.store.StoredVersion;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** PutObject, and what every way of writing an object has in common. */
final class ObjectWriting {
    private static final int METADATA_LIMIT = 2048;
    private static final int KEY_LIMIT = 1024;

    private final World world;
    private final Buckets buckets;
    private final ObjectEvents events;

    ObjectWriting(World world, Buckets buckets, ObjectEvents events) {
        this.world = world;
        this.buckets = buckets;
        this.events = events;
    }

    void register() {
        world.operations().onStream(PutObjectRequest.class, ObjectWriting::putAccess, this::put);
    }

    private static List<Needed> putAccess(PutObjectRequest request) {
        List<Needed> needed = writeAccess(request.bucket(), request.key(), request.tagging());
        if (request.acl() != null) {
            needed.add(new Needed("s3:PutObjectAcl", S3Access.arn(request.bucket(), request.key())));
        }
        return needed;
    }

    static List<Needed> writeAccess(String bucket, String key, @Nullable String tagging) {
        List<Needed> needed = new ArrayList<>();
        needed.add(new Needed("s3:PutObject", S3Access.arn(bucket, key)));
        if (tagging != null) {
            needed.add(new Needed("s3:PutObjectTagging", S3Access.arn(bucket, key)));
        }
        return needed;
    }

    private Answer put(PutObjectRequest request, Caller caller, byte[] body) {
        Bucket bucket = buckets.require(request.bucket());
        refuse(request.serverSideEncryption(), request.sseCustomerAlgorithm());
        if (request.objectLockMode() != null || request.writeOffsetBytes() != null) {
            throw ServiceError.notImplemented("S3 Object Lock and appending writes");
        }
        checkMd5(request.contentMD5(), body);
        checkConditions(bucket, request.key(), request.ifMatch(), request.ifNoneMatch());
        var content = new StoredVersion.Content(
                body,
                Checksum.etag(body),
                Checksum.ofBody(request, body),
                ObjectHeaders.of(request),
                metadata(request.metadata()),
                tags(request.tagging()));
        StoredVersion stored = store(bucket, request.key(), content, "PutObject");
        var answer = PutObjectResponse.builder()
                .eTag(content.etag())
                .serverSideEncryption(ServerSideEncryption.AES256)
                .versionId(answeredId(bucket, stored).orElse(null));
        return Answer.of(content.checksum().on(answer).build());
    }

    /** Stores the content as the key's newest version and tells EventBridge. */
    StoredVersion store(Bucket bucket, String key, StoredVersion.Content content, String reason) {
        if (key.isEmpty() || key.getBytes(StandardCharsets.UTF_8).length > KEY_LIMIT) {
            throw ServiceError.of("KeyTooLongError", "Your key is too long");
        }
        StoredVersion stored = bucket.put(key, content, world.clock().instant().truncatedTo(ChronoUnit.SECONDS));
        events.created(bucket, stored, reason);
        return stored;
    }

    /** The version id as an answer tells it: not at all for a bucket that never had versioning. */
    static Optional<String> answeredId(Bucket bucket, StoredVersion version) {
        return bucket.versioning().map(status -> version.versionId());
    }

    static void refuse(@Nullable ServerSideEncryption encryption, @Nullable String customerAlgorithm) {
        if (customerAlgorithm != null || (encryption != null && encryption != ServerSideEncryption.AES256)) {
            throw ServiceError.notImplemented("S3 encryption other than AES256");
        }
    }

    /** User metadata with S3's lower-case keys, within its limit of 2 KB. */
    static Map<String, String> metadata(Map<String, String> given) {
        Map<String, String> lower = new LinkedHashMap<>();
        int size = 0;
        for (var entry : given.entrySet()) {
            String key = entry.getKey().toLowerCase(Locale.ROOT);
            lower.merge(key, entry.getValue(), (one, other) -> one + "," + other);
            size += bytes(key) + bytes(entry.getValue());
        }
        if (size > METADATA_LIMIT) {
            throw S3Errors.metadataTooLarge(size);
        }
        return Map.copyOf(lower);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** @param tagging the header's form: {@code key=value&key2=value2}, URL-encoded */
    static Map<String, String> tags(@Nullable String tagging) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String pair : tagging == null || tagging.isEmpty() ? new String[0] : tagging.split("&")) {
            String[] parts = pair.split("=", 2);
            tags.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
        }
        return Map.copyOf(tags);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    static void checkMd5(@Nullable String given, byte[] body) {
        if (given != null && !given.equals(Base64.getEncoder().encodeToString(Checksum.md5(body)))) {
            throw S3Errors.badDigest("Content-MD5");
        }
    }

    private static void checkConditions(
            Bucket bucket, String key, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
        Optional<String> etag =
                bucket.newest(key).flatMap(StoredVersion::content).map(StoredVersion.Content::etag);
        if (ifNoneMatch != null && etag.isPresent()) {
            throw S3Errors.preconditionFailed();
        }
        if (ifMatch != null) {
            if (etag.isEmpty()) {
                throw S3Errors.noSuchKey(key);
            }
            if (!ReadConditions.names(ifMatch, etag.get())) {
                throw S3Errors.preconditionFailed();
            }
        }
    }
}
