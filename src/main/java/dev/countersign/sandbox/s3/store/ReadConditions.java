package dev.countersign.sandbox.s3.store;

import dev.countersign.sandbox.api.ServiceError;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The conditions that a read can carry, as HTTP has them. Each may be absent. */
public record ReadConditions(
        @Nullable String ifMatch,
        @Nullable String ifNoneMatch,
        @Nullable Instant ifModifiedSince,
        @Nullable Instant ifUnmodifiedSince) {

    public void check(StoredVersion version, StoredVersion.Content content) {
        if (ifMatch != null && !names(ifMatch, content.etag())) {
            throw S3Errors.preconditionFailed();
        }
        if (ifMatch == null && ifUnmodifiedSince != null && version.modified().isAfter(ifUnmodifiedSince)) {
            throw S3Errors.preconditionFailed();
        }
        boolean same = ifNoneMatch != null && names(ifNoneMatch, content.etag());
        boolean old = ifNoneMatch == null
                && ifModifiedSince != null
                && !version.modified().isAfter(ifModifiedSince);
        if (same || old) {
            throw ServiceError.of("NotModified", 304, "Not Modified");
        }
    }

    /** Whether a list of entity tags, with or without quotes, names this one. */
    public static boolean names(String wanted, String etag) {
        String bare = etag.replace("\"", "");
        return Arrays.stream(wanted.split(","))
                .map(tag -> tag.trim().replace("\"", ""))
                .anyMatch(tag -> tag.equals("*") || tag.equals(bare));
    }
}
