package dev.countersign.sandbox.s3;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Needed;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The permissions that S3 asks for, and the ARNs it asks for them on. */
final class S3Access {
    private S3Access() {}

    static String arn(String bucket) {
        return "arn:aws:s3:::" + bucket;
    }

    static String arn(String bucket, String key) {
        return arn(bucket) + "/" + key;
    }

    static <Q> Access<Q> onBucket(String action, Function<Q, String> bucket) {
        return Access.on(action, request -> arn(bucket.apply(request)));
    }

    static <Q> Access<Q> onObject(String action, Function<Q, String> bucket, Function<Q, String> key) {
        return Access.on(action, request -> arn(bucket.apply(request), key.apply(request)));
    }

    /** S3 has a permission of its own for an object and for one of its versions: {@code s3:GetObject}, {@code s3:GetObjectVersion}. */
    static Needed forVersion(String action, String bucket, String key, @Nullable String versionId) {
        return new Needed(versionId == null ? action : versioned(action), arn(bucket, key));
    }

    private static String versioned(String action) {
        return action.replaceFirst("Object", "ObjectVersion");
    }
}
