package dev.countersign.domain;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

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
        metadata = Map.copyOf(metadata);
        tokens = Set.copyOf(tokens);
    }
}
