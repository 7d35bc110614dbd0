package dev.countersign.sandbox.s3;

import dev.countersign.sandbox.s3.store.S3Errors;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where a copy comes from; without a version id it is the newest version. */
record CopySource(String bucket, String key, @Nullable String versionId) {
    private static final String VERSION = "?versionId=";

    /** @param text the header's form: {@code bucket/key?versionId=…}, URL-encoded */
    static CopySource parse(String text) {
        int mark = text.indexOf(VERSION);
        String versionId = mark < 0 ? null : text.substring(mark + VERSION.length());
        // A plus sign stands for itself in a path.
        String path = URLDecoder.decode(
                (mark < 0 ? text : text.substring(0, mark)).replace("+", "%2B"), StandardCharsets.UTF_8);
        String bare = path.startsWith("/") ? path.substring(1) : path;
        int slash = bare.indexOf('/');
        if (slash <= 0 || slash == bare.length() - 1) {
            throw S3Errors.invalidArgument("Invalid copy source object key");
        }
        return new CopySource(bare.substring(0, slash), bare.substring(slash + 1), versionId);
    }
}
