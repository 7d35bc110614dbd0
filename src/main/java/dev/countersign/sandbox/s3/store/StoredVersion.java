package dev.countersign.sandbox.s3.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One version of an object, or a delete marker.
 *
 * @param versionId {@code null} as a word for what was written while versioning was not enabled
 * @param modified whole seconds
 * @param content empty for a delete marker
 */
public record StoredVersion(String key, String versionId, Instant modified, Optional<Content> content) {
    /** The version id of what was written while versioning was not enabled. */
    public static final String NULL_ID = "null";

    /**
     * What an object version holds.
     *
     * @param etag with its quotes
     * @param metadata user metadata by lower-case keys, without {@code x-amz-meta-}
     */
    public record Content(
            byte[] body,
            String etag,
            Checksum checksum,
            ObjectHeaders headers,
            Map<String, String> metadata,
            Map<String, String> tags) {
        public Content withTags(Map<String, String> newTags) {
            return new Content(body, etag, checksum, headers, metadata, Map.copyOf(newTags));
        }
    }

    public boolean isDeleteMarker() {
        return content.isEmpty();
    }

    public StoredVersion withTags(Map<String, String> tags) {
        return new StoredVersion(key, versionId, modified, content.map(held -> held.withTags(tags)));
    }
}
