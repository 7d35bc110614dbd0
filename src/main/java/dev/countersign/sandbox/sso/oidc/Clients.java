package dev.countersign.sandbox.sso.oidc;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The registered programs. A registration lasts for ninety days. */
public final class Clients {
    static final Duration LIFE = Duration.ofDays(90);

    private final Map<String, Client> clients = new ConcurrentHashMap<>();
    private final Secrets secrets;
    private final InstantSource wall;

    public Clients(Secrets secrets, InstantSource wall) {
        this.secrets = secrets;
        this.wall = wall;
    }

    Client register(String name, Set<Grant> grants, List<String> scopes, List<URI> redirectUris) {
        clients.values().removeIf(this::hasExpired);
        Instant now = wall.instant().truncatedTo(ChronoUnit.SECONDS);
        var client = new Client(
                secrets.id(24),
                secrets.secret("client secret", 64),
                name,
                grants,
                scopes,
                redirectUris,
                now,
                now.plus(LIFE));
        clients.put(client.id(), client);
        return client;
    }

    /** A client whose registration is good. */
    Optional<Client> find(String id) {
        return Optional.ofNullable(clients.get(id)).filter(client -> !hasExpired(client));
    }

    /** @throws dev.countersign.sandbox.api.ServiceError {@code InvalidClientException} */
    Client authenticate(String id, String secret) {
        return find(id).filter(client -> Secrets.same(client.secret(), secret))
                .orElseThrow(OidcError.INVALID_CLIENT::of);
    }

    private boolean hasExpired(Client client) {
        return !wall.instant().isBefore(client.expires());
    }
}
