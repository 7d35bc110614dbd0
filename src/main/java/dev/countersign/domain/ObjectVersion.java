package dev.countersign.domain;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One version of an S3 object, as {@code HeadObject} tells it.
 *
 * @param versionId {@code "null"} for one written without versioning
 * @param size in bytes
 * @param etag without quotes
 * @param contentType empty when the object has none
 * @param metadata the user metadata without the {@code x-amz-meta-} prefix, task tokens redacted
 * @param tokens the hashes of the task tokens found in the metadata, whatever their key
 */
public record ObjectVersion(
        ObjectLocation location,
        String versionId,
        long size,
        Instant lastModified,
        String etag,
        String contentType,
        Map<String, String> metadata,
        Set<TaskTokenHash> tokens) {

    public ObjectVersion {
        requireNonNull(location, "location");
        requireNonNull(versionId, "versionId");
        requireNonNull(lastModified, "lastModified");
        requireNonNull(etag, "etag");
        requireNonNull(contentType, "contentType");
        // By key, so that texts made of it are the same each time.
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
        tokens = Set.copyOf(tokens);
    }

    /** The same version, said to carry these tokens. */
    public ObjectVersion withTokens(Set<TaskTokenHash> carried) {
        return new ObjectVersion(location, versionId, size, lastModified, etag, contentType, metadata, carried);
    }

    /** The same version with other metadata. */
    public ObjectVersion withMetadata(Map<String, String> other) {
        return new ObjectVersion(location, versionId, size, lastModified, etag, contentType, other, tokens);
    }
}
