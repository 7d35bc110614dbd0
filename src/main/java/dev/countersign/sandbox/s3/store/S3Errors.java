package dev.countersign.sandbox.s3.store;

import dev.countersign.sandbox.api.ServiceError;
import java.util.Map;

/** The errors of S3, in its words. */
public final class S3Errors {
    private S3Errors() {}

    public static ServiceError noSuchBucket(String bucket) {
        return new ServiceError(
                "NoSuchBucket", 404, "The specified bucket does not exist", Map.of("BucketName", bucket));
    }

    public static ServiceError noSuchKey(String key) {
        return new ServiceError("NoSuchKey", 404, "The specified key does not exist.", Map.of("Key", key));
    }

    public static ServiceError noSuchVersion(String key, String versionId) {
        return new ServiceError(
                "NoSuchVersion",
                404,
                "The specified version does not exist.",
                Map.of("Key", key, "VersionId", versionId));
    }

    /** What a read of a delete marker by its version id answers. */
    public static ServiceError isDeleteMarker() {
        return new ServiceError(
                "MethodNotAllowed",
                405,
                "The specified method is not allowed against this resource.",
                Map.of("ResourceType", "DeleteMarker"));
    }

    public static ServiceError accessDenied() {
        return ServiceError.of("AccessDenied", 403, "Access Denied");
    }

    public static ServiceError invalidArgument(String message) {
        return ServiceError.of("InvalidArgument", message);
    }

    public static ServiceError notFound(String code, String message) {
        return ServiceError.of(code, 404, message);
    }

    public static ServiceError malformedXml() {
        return ServiceError.of(
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    public static ServiceError metadataTooLarge(int size) {
        return new ServiceError(
                "MetadataTooLarge",
                400,
                "Your metadata headers exceed the maximum allowed metadata size",
                Map.of("Size", String.valueOf(size), "MaxSizeAllowed", "2048"));
    }

    public static ServiceError preconditionFailed() {
        return ServiceError.of(
                "PreconditionFailed", 412, "At least one of the pre-conditions you specified did not hold");
    }

    public static ServiceError badDigest(String what) {
        return ServiceError.of("BadDigest", "The " + what + " you specified did not match what we received.");
    }
}
