package dev.countersign.sandbox.sso.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Where a browser may be sent with a code: to a program on this machine, by RFC 8252. */
final class Redirects {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private Redirects() {}

    /** A redirect URI that can be accepted: {@code http} on the loopback interface, without fragment and user; else empty. */
    static Optional<URI> loopback(String text) {
        try {
            var uri = new URI(text);
            boolean acceptable = "http".equals(uri.getScheme())
                    && uri.getHost() != null
                    && LOOPBACK.contains(uri.getHost())
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            return acceptable ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Whether {@code asked} is the registered URI; the port is free where none is registered. */
    static boolean match(URI registered, URI asked) {
        return registered.getHost().equals(asked.getHost())
                && (registered.getPort() < 0 || registered.getPort() == asked.getPort())
                && registered.getRawPath().equals(asked.getRawPath())
                && Objects.equals(registered.getRawQuery(), asked.getRawQuery());
    }
}
