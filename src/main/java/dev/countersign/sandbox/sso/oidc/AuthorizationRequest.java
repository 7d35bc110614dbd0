package dev.countersign.sandbox.sso.oidc;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What a program asks the browser's user to allow.
 *
 * @param redirectUri with the port at which the program listens
 * @param state comes back with the answer; empty when the program sent none
 * @param challenge of PKCE, by the method {@code S256}
 */
public record AuthorizationRequest(
        Client client, URI redirectUri, Optional<String> state, List<String> scopes, String challenge) {
    public AuthorizationRequest {
        scopes = List.copyOf(scopes);
    }

    /** Where the browser goes when it was allowed. */
    public URI allowed(String code) {
        return back(redirectUri, "code=" + encode(code), state);
    }

    /** Where the browser goes when it was denied. */
    public URI denied() {
        return failed(redirectUri, "access_denied", "The sign-in was denied.", state);
    }

    static URI failed(URI redirectUri, String error, String description, Optional<String> state) {
        return back(redirectUri, "error=" + error + "&error_description=" + encode(description), state);
    }

    private static URI back(URI redirectUri, String answer, Optional<String> state) {
        String joint = redirectUri.getRawQuery() == null ? "?" : "&";
        return URI.create(redirectUri
                + joint
                + answer
                + state.map(text -> "&state=" + encode(text)).orElse(""));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Tells no state and no challenge. */
    @Override
    public String toString() {
        return "AuthorizationRequest[" + client.name() + "]";
    }
}
