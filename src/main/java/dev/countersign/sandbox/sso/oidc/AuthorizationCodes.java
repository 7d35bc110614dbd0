package dev.countersign.sandbox.sso.oidc;

import dev.countersign.sandbox.sso.directory.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The codes that a browser brings back to a program. Each is good once, for a minute, and for the program that asked for it. */
public final class AuthorizationCodes {
    private static final Duration LIFE = Duration.ofMinutes(1);

    private record Issued(AuthorizationRequest request, Person person, Instant expires) {}

    private final Map<String, Issued> codes = new ConcurrentHashMap<>();
    private final Secrets secrets;
    private final InstantSource wall;

    public AuthorizationCodes(Secrets secrets, InstantSource wall) {
        this.secrets = secrets;
        this.wall = wall;
    }

    /** A code that says that {@code person} allows what {@code request} asks for. */
    public String issue(AuthorizationRequest request, Person person) {
        codes.values().removeIf(this::hasExpired);
        String code = secrets.secret("authorization code", 48);
        codes.put(code, new Issued(request, person, wall.instant().plus(LIFE)));
        return code;
    }

    /**
     * Who allowed it. The code is used up, whatever comes out.
     *
     * @param redirectUri must be the one that the browser was asked with, port included
     * @throws dev.countersign.sandbox.api.ServiceError {@code InvalidGrantException}
     */
    Person redeem(Client client, String code, String redirectUri, String verifier) {
        Issued issued = codes.remove(code);
        boolean good = issued != null
                && !hasExpired(issued)
                && issued.request().client().id().equals(client.id())
                && issued.request().redirectUri().toString().equals(redirectUri)
                && Secrets.same(issued.request().challenge(), Secrets.challenge(verifier));
        if (issued == null || !good) {
            throw OidcError.INVALID_GRANT.of();
        }
        return issued.person();
    }

    private boolean hasExpired(Issued issued) {
        return !wall.instant().isBefore(issued.expires());
    }
}
