package dev.countersign.sandbox.s3;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Needed;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.s3.store.KeyPage;
import dev.countersign.sandbox.s3.store.S3Errors;
import dev.countersign.sandbox.s3.store.StoredVersion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectStorageClass;
import software.amazon.awssdk.services.s3.model.S3Object;

/** ListObjects and ListObjectsV2. */
final class Listing {
    private static final int MOST_KEYS = 1000;

    private final World world;
    private final Buckets buckets;
    private final Ownership owner;

    Listing(World world, Buckets buckets, Ownership owner) {
        this.world = world;
        this.buckets = buckets;
        this.owner = owner;
    }

    void register() {
        var on = world.operations();
        on.on(
                ListObjectsV2Request.class,
                q -> access("s3:ListBucket", q.bucket(), q.prefix(), q.delimiter()),
                this::listV2);
        on.on(
                ListObjectsRequest.class,
                q -> access("s3:ListBucket", q.bucket(), q.prefix(), q.delimiter()),
                this::list);
    }

    static List<Needed> access(String action, String bucket, @Nullable String prefix, @Nullable String delimiter) {
        return List.of(new Needed(
                action, S3Access.arn(bucket), Map.of("s3:prefix", text(prefix), "s3:delimiter", text(delimiter))));
    }

    private ListObjectsV2Response listV2(ListObjectsV2Request request, Caller caller) {
        var query = query(request.prefix(), request.delimiter(), request.maxKeys());
        String after = request.continuationToken() == null
                ? text(request.startAfter())
                : new String(token(request.continuationToken()), StandardCharsets.UTF_8);
        KeyPage page = page(request.bucket(), query, after);
        var coded = coding(request.encodingType());
        boolean withOwner = Boolean.TRUE.equals(request.fetchOwner());
        return ListObjectsV2Response.builder()
                .name(request.bucket())
                .prefix(coded.apply(query.prefix()))
                .delimiter(query.delimiter().isEmpty() ? null : coded.apply(query.delimiter()))
                .startAfter(request.startAfter() == null ? null : coded.apply(request.startAfter()))
                .maxKeys(query.maxKeys())
                .keyCount(page.size())
                .encodingType(request.encodingType())
                .isTruncated(page.last().isPresent())
                .continuationToken(request.continuationToken())
                .nextContinuationToken(page.last()
                        .map(last -> Base64.getEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8)))
                        .orElse(null))
                .contents(objects(page, coded, withOwner))
                .commonPrefixes(prefixes(page, coded))
                .build();
    }

    private ListObjectsResponse list(ListObjectsRequest request, Caller caller) {
        var query = query(request.prefix(), request.delimiter(), request.maxKeys());
        KeyPage page = page(request.bucket(), query, text(request.marker()));
        var coded = coding(request.encodingType());
        return ListObjectsResponse.builder()
                .name(request.bucket())
                .prefix(coded.apply(query.prefix()))
                .delimiter(query.delimiter().isEmpty() ? null : coded.apply(query.delimiter()))
                .marker(coded.apply(text(request.marker())))
                .maxKeys(query.maxKeys())
                .encodingType(request.encodingType())
                .isTruncated(page.last().isPresent())
                // S3 tells the next marker only when there is a delimiter; else it is the last key.
                .nextMarker(
                        query.delimiter().isEmpty()
                                ? null
                                : page.last().map(coded).orElse(null))
                .contents(objects(page, coded, true))
                .commonPrefixes(prefixes(page, coded))
                .build();
    }

    private KeyPage page(String bucket, KeyPage.Query query, String after) {
        List<StoredVersion> rest = buckets.require(bucket).current().stream()
                .filter(version -> after.isEmpty() || query.isBehind(version.key(), after))
                .toList();
        return KeyPage.of(rest, query);
    }

    private List<S3Object> objects(KeyPage page, UnaryOperator<String> coded, boolean withOwner) {
        return page.entries().stream()
                .map(version -> object(version, coded, withOwner))
                .toList();
    }

    private S3Object object(StoredVersion version, UnaryOperator<String> coded, boolean withOwner) {
        StoredVersion.Content content = version.content().orElseThrow();
        return S3Object.builder()
                .key(coded.apply(version.key()))
                .lastModified(version.modified())
                .eTag(content.etag())
                .size((long) content.body().length)
                .checksumAlgorithm(content.checksum().algorithm())
                .checksumType("FULL_OBJECT")
                .storageClass(ObjectStorageClass.STANDARD)
                .owner(withOwner ? owner.owner() : null)
                .build();
    }

    static List<CommonPrefix> prefixes(KeyPage page, UnaryOperator<String> coded) {
        return page.prefixes().stream()
                .map(prefix ->
                        CommonPrefix.builder().prefix(coded.apply(prefix)).build())
                .toList();
    }

    static KeyPage.Query query(@Nullable String prefix, @Nullable String delimiter, @Nullable Integer maxKeys) {
        int wanted = maxKeys == null ? MOST_KEYS : maxKeys;
        if (wanted < 0) {
            throw S3Errors.invalidArgument("Argument maxKeys must be an integer between 0 and 2147483647");
        }
        return new KeyPage.Query(text(prefix), text(delimiter), Math.min(wanted, MOST_KEYS));
    }

    /** Keys may hold what XML cannot; clients therefore ask for them URL-encoded. */
    static UnaryOperator<String> coding(@Nullable EncodingType type) {
        return type == EncodingType.URL
                ? text -> URLEncoder.encode(text, StandardCharsets.UTF_8)
                        .replace("%2F", "/")
                        .replace("*", "%2A")
                : text -> text;
    }

    private static byte[] token(String token) {
        try {
            return Base64.getDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw S3Errors.invalidArgument("The continuation token provided is incorrect");
        }
    }

    static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
