package dev.countersign.aws;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * IAM Identity Center of one region: who somebody is (OIDC), and what the portal gives them for it. Every method blocks and
 * throws {@link AwsFailure}; its {@link AwsFailure#code()} tells {@code AuthorizationPendingException} and the like apart.
 */
public interface SsoGateway extends AutoCloseable {
    /**
     * Makes this program known as a client.
     *
     * @return what it is to be called with from now on
     */
    Client register(ClientRequest request);

    /** Asks for a code that a person enters in a browser. */
    DeviceCode startDevice(Client client, URI startUrl);

    /**
     * The page at which a person agrees to an authorization code.
     *
     * @param redirect where the browser is sent with the code, with its port
     * @param challenge of the code verifier, S256
     */
    URI authorizePage(Client client, List<String> scopes, URI redirect, String state, String challenge);

    /** Exchanges what the person agreed to, or a refresh token, for an access token. */
    Token createToken(Client client, Grant grant);

    /** All accounts in which the token's owner has a role. */
    List<Account> accounts(String accessToken);

    /** The names of all roles that the token's owner has in an account. */
    List<String> roles(String accessToken, String accountId);

    /** Credentials of a role. */
    RoleCredentials roleCredentials(String accessToken, String accountId, String roleName);

    /** Ends the portal's session. */
    void logout(String accessToken);

    /** The endpoint's "now"; this machine's until the first answer. */
    InstantSource clock();

    @Override
    void close();

    /**
     * How this program wants to be registered.
     *
     * @param name shown to the person
     * @param scopes may be empty
     * @param redirect where codes are sent to, without a port; absent for device codes
     * @param issuer the start URL; absent for device codes
     */
    record ClientRequest(String name, List<String> scopes, Optional<URI> redirect, Optional<URI> issuer) {
        public ClientRequest {
            scopes = List.copyOf(scopes);
        }
    }

    /**
     * A registration.
     *
     * @param secret a secret
     */
    record Client(String id, String secret, Instant expiresAt) {
        @Override
        public String toString() {
            return "client until " + expiresAt;
        }
    }

    /**
     * A code to be entered by a person.
     *
     * @param deviceCode a secret
     * @param lasts how long the code is good
     * @param interval between two questions whether the person has agreed
     */
    record DeviceCode(
            String deviceCode,
            String userCode,
            URI verificationUri,
            URI verificationUriComplete,
            Duration lasts,
            Duration interval) {
        @Override
        public String toString() {
            return "device code for " + userCode;
        }
    }

    /** What an access token is given for. */
    sealed interface Grant {
        /**
         * A code from the browser.
         *
         * @param redirect as it was given to the page, with its port
         */
        record AuthorizationCode(String code, URI redirect, String verifier) implements Grant {
            @Override
            public String toString() {
                return "authorization code";
            }
        }

        record Device(String deviceCode) implements Grant {
            @Override
            public String toString() {
                return "device code";
            }
        }

        record Refresh(String refreshToken) implements Grant {
            @Override
            public String toString() {
                return "refresh token";
            }
        }
    }

    /**
     * An access token.
     *
     * @param value a secret
     * @param refreshToken a secret; absent when the token cannot be refreshed
     */
    record Token(String value, Duration lasts, Optional<String> refreshToken) {
        @Override
        public String toString() {
            return "access token for " + lasts;
        }
    }

    /**
     * An account.
     *
     * @param name may be empty
     * @param email may be empty
     */
    record Account(String id, String name, String email) {}

    /** Temporary credentials. */
    record RoleCredentials(AccessKeys keys, Instant expiresAt) {}
}
