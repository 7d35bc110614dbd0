package dev.countersign.sandbox.wire.signing;

import dev.countersign.sandbox.api.ServiceError;

/** How services refuse a signature: the same reasons have other codes, depending on the protocol. */
public enum Refusal {
    JSON,
    QUERY,
    S3;

    private static final String WRONG_SIGNATURE =
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key"
                    + " and signing method.";

    ServiceError unsigned() {
        return switch (this) {
            case JSON -> ServiceError.of("MissingAuthenticationTokenException", 403, "Missing Authentication Token");
            case QUERY -> ServiceError.of("MissingAuthenticationToken", 403, "Request is missing Authentication Token");
            case S3 -> ServiceError.of("AccessDenied", 403, "Access Denied");
        };
    }

    ServiceError malformed(String why) {
        return switch (this) {
            case JSON, QUERY -> ServiceError.of("IncompleteSignature", 400, why);
            case S3 -> ServiceError.of("AuthorizationHeaderMalformed", 400, why);
        };
    }

    ServiceError unknownKey() {
        return switch (this) {
            case JSON ->
                ServiceError.of(
                        "UnrecognizedClientException", 400, "The security token included in the request is invalid.");
            case QUERY ->
                ServiceError.of("InvalidClientTokenId", 403, "The security token included in the request is invalid.");
            case S3 ->
                ServiceError.of(
                        "InvalidAccessKeyId", 403, "The AWS Access Key Id you provided does not exist in our records.");
        };
    }

    ServiceError wrongToken() {
        return this == S3
                ? ServiceError.of("InvalidToken", 400, "The provided token is malformed or otherwise invalid.")
                : unknownKey();
    }

    ServiceError wrongSignature() {
        return notMatching(WRONG_SIGNATURE);
    }

    ServiceError wrongScope(String right) {
        String why = "Credential should be scoped to " + right + ".";
        return this == S3 ? malformed("The authorization header is malformed; " + why) : notMatching(why);
    }

    /** @param signed and {@code now} as {@code yyyyMMddTHHmmssZ} */
    ServiceError skewed(String signed, String now) {
        return this == S3
                ? ServiceError.of(
                        "RequestTimeTooSkewed",
                        403,
                        "The difference between the request time and the current time is too large.")
                : notMatching(
                        "Signature expired or not yet current: " + signed + " is more than 15 min. from " + now + ".");
    }

    /** A presigned URL that is too old. */
    ServiceError expired() {
        return this == S3
                ? ServiceError.of("AccessDenied", 403, "Request has expired")
                : notMatching("Signature expired.");
    }

    ServiceError wrongPayload() {
        return this == S3
                ? ServiceError.of(
                        "XAmzContentSHA256Mismatch",
                        400,
                        "The provided 'x-amz-content-sha256' header does not match what was computed.")
                : wrongSignature();
    }

    private ServiceError notMatching(String why) {
        return this == JSON
                ? ServiceError.of("InvalidSignatureException", 400, why)
                : ServiceError.of("SignatureDoesNotMatch", 403, why);
    }
}
