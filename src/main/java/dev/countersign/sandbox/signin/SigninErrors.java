package dev.countersign.sandbox.signin;

import dev.countersign.sandbox.api.ServiceError;
import java.util.Map;

/** AWS Sign-In's refusals; the member {@code error} tells clients what to do. */
final class SigninErrors {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private SigninErrors() {}

    static ServiceError invalid(String message) {
        return new ServiceError("ValidationException", 400, message, Map.of("error", "INVALID_REQUEST"));
    }

    static ServiceError tokenExpired() {
        return denied(UNAUTHORIZED, "TOKEN_EXPIRED", "The refresh token has expired.");
    }

    static ServiceError codeExpired() {
        return denied(UNAUTHORIZED, "AUTHCODE_EXPIRED", "The authorization code has expired or was used before.");
    }

    static ServiceError credentialsChanged() {
        return denied(FORBIDDEN, "USER_CREDENTIALS_CHANGED", "The user's credentials have changed since signing in.");
    }

    static ServiceError insufficientPermissions(String why) {
        return denied(FORBIDDEN, "INSUFFICIENT_PERMISSIONS", why);
    }

    private static ServiceError denied(int status, String error, String message) {
        return new ServiceError("AccessDeniedException", status, message, Map.of("error", error));
    }
}
