package dev.countersign.sandbox.sso.oidc;

import dev.countersign.sandbox.api.ServiceError;
import java.util.Map;

/** The errors of the OIDC API: AWS's code in the header, OAuth's in the body. */
enum OidcError {
    ACCESS_DENIED("AccessDeniedException", "access_denied", "Access denied"),
    AUTHORIZATION_PENDING("AuthorizationPendingException", "authorization_pending", "Authorization pending"),
    EXPIRED_TOKEN("ExpiredTokenException", "expired_token", "Token expired"),
    INVALID_CLIENT("InvalidClientException", "invalid_client", "Invalid client provided"),
    INVALID_CLIENT_METADATA(
            "InvalidClientMetadataException", "invalid_client_metadata", "Invalid client metadata provided"),
    INVALID_GRANT("InvalidGrantException", "invalid_grant", "Invalid grant provided"),
    INVALID_REDIRECT_URI("InvalidRedirectUriException", "invalid_redirect_uri", "Invalid redirect URI provided"),
    INVALID_REQUEST("InvalidRequestException", "invalid_request", "Invalid request"),
    INVALID_SCOPE("InvalidScopeException", "invalid_scope", "Invalid scope provided"),
    SLOW_DOWN("SlowDownException", "slow_down", "Slow down"),
    UNAUTHORIZED_CLIENT(
            "UnauthorizedClientException", "unauthorized_client", "Client is not authorized for this grant"),
    UNSUPPORTED_GRANT_TYPE("UnsupportedGrantTypeException", "unsupported_grant_type", "Unsupported grant type");

    private final String code;
    private final String error;
    private final String description;

    OidcError(String code, String error, String description) {
        this.code = code;
        this.error = error;
        this.description = description;
    }

    ServiceError of() {
        return of(description);
    }

    /** With a sentence that says more. */
    ServiceError of(String sentence) {
        return new ServiceError(
                code,
                this == INVALID_CLIENT ? 401 : 400,
                sentence,
                Map.of("error", error, "error_description", sentence));
    }
}
