package dev.countersign.sandbox.signin;

import dev.countersign.sandbox.api.JsonWebKey;
import dev.countersign.sandbox.api.JsonWebToken;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks proofs of possession (RFC 9449): that who sends a request has the private key that its tokens are bound to. Of the
 * proof's {@code htu} the path alone is compared, since a proxy may stand between the client's address for this service and ours.
 */
final class DpopProofs {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final InstantSource wall;
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();

    DpopProofs(InstantSource wall) {
        this.wall = wall;
    }

    /**
     * The thumbprint of the key that made the proof.
     *
     * @param header the request's {@code DPoP} header
     * @throws dev.countersign.sandbox.api.ServiceError when there is no proof, or it proves nothing about this request
     */
    String thumbprint(Optional<String> header, String method, String path) {
        String text = header.orElseThrow(() -> SigninErrors.invalid("The request has no DPoP header."));
        JsonWebToken proof;
        JsonWebKey key;
        try {
            proof = JsonWebToken.parse(text);
            key = JsonWebKey.of(proof.header().path("jwk"));
        } catch (IllegalArgumentException e) {
            throw SigninErrors.invalid("The DPoP header is not a proof with a key.");
        }
        if (!proof.header().path("typ").asString("").equals("dpop+jwt")
                || !proof.algorithm().equals("ES256")
                || !proof.isSignedBy(key.key())) {
            throw SigninErrors.invalid("The DPoP proof's signature is not valid.");
        }
        if (!proof.claims().path("htm").asString("").equals(method)
                || !path(proof.claims().path("htu").asString("")).equals(path)) {
            throw SigninErrors.invalid("The DPoP proof is for another request.");
        }
        checkFresh(proof);
        return key.thumbprint();
    }

    private void checkFresh(JsonWebToken proof) {
        Instant now = wall.instant();
        var made = Instant.ofEpochSecond(proof.claims().path("iat").asLong(0));
        if (Duration.between(made, now).abs().compareTo(TOLERANCE) > 0) {
            throw SigninErrors.invalid("The DPoP proof is too old, or from the future.");
        }
        seen.values().removeIf(at -> at.isBefore(now.minus(TOLERANCE.multipliedBy(2))));
        String id = proof.claims().path("jti").asString("");
        if (id.isEmpty() || seen.putIfAbsent(id, now) != null) {
            throw SigninErrors.invalid("The DPoP proof has no id, or was used before.");
        }
    }

    private static String path(String uri) {
        try {
            return String.valueOf(URI.create(uri).getPath());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
