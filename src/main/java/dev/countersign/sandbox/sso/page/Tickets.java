package dev.countersign.sandbox.sso.page;

import dev.countersign.sandbox.sso.oidc.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a page that was shown is about, under a name that only that page knows: who sends the form must have got the page. Each is
 * good once, for ten minutes.
 */
final class Tickets<T> {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private record Kept<T>(T what, Instant expires) {}

    private final Map<String, Kept<T>> kept = new ConcurrentHashMap<>();
    private final Secrets secrets;
    private final InstantSource wall;

    Tickets(Secrets secrets, InstantSource wall) {
        this.secrets = secrets;
        this.wall = wall;
    }

    String keep(T what) {
        Instant now = wall.instant();
        kept.values().removeIf(old -> !now.isBefore(old.expires()));
        String ticket = secrets.id(24);
        kept.put(ticket, new Kept<>(what, now.plus(LIFE)));
        return ticket;
    }

    Optional<T> take(String ticket) {
        return Optional.ofNullable(kept.remove(ticket))
                .filter(found -> wall.instant().isBefore(found.expires()))
                .map(Kept::what);
    }
}
