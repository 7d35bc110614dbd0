package dev.countersign.sandbox.sso.oidc;

import dev.countersign.sandbox.sso.directory.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What signing in gives. A session of the portal lasts for eight hours. A client with the scope {@code sso:account:access} gets access
 * tokens for one hour and may renew them while the session lasts; any other gets one token for the whole session.
 */
public final class Tokens {
    static final Duration SESSION = Duration.ofHours(8);
    static final Duration REFRESHABLE = Duration.ofHours(1);

    /**
     * A new token.
     *
     * @param refreshToken empty when it cannot be renewed
     */
    record Issued(String accessToken, Optional<String> refreshToken, Duration life) {
        /** Tells no token. */
        @Override
        public String toString() {
            return "Issued[for " + life + "]";
        }
    }

    /** No record: two sessions that began in the same instant are alike, but are not the same. */
    private static final class Session {
        private final Person person;
        private final String client;
        private final Instant ends;

        Session(Person person, String client, Instant ends) {
            this.person = person;
            this.client = client;
            this.ends = ends;
        }
    }

    private record Access(Session session, Instant expires) {}

    private final Map<String, Access> accessTokens = new HashMap<>();
    private final Map<String, Session> refreshTokens = new HashMap<>();
    private final Secrets secrets;
    private final InstantSource wall;

    public Tokens(Secrets secrets, InstantSource wall) {
        this.secrets = secrets;
        this.wall = wall;
    }

    /** A new session. */
    synchronized Issued signIn(Client client, Person person) {
        return issue(client, new Session(person, client.id(), wall.instant().plus(SESSION)));
    }

    /**
     * A new token for a session that goes on. A refresh token is good once.
     *
     * @throws dev.countersign.sandbox.api.ServiceError {@code InvalidGrantException}
     */
    synchronized Issued refresh(Client client, String refreshToken) {
        Session session = refreshTokens.get(refreshToken);
        if (session == null || !session.client.equals(client.id()) || hasEnded(session.ends)) {
            throw OidcError.INVALID_GRANT.of();
        }
        refreshTokens.remove(refreshToken);
        return issue(client, session);
    }

    private Issued issue(Client client, Session session) {
        accessTokens.values().removeIf(access -> hasEnded(access.expires()));
        refreshTokens.values().removeIf(known -> hasEnded(known.ends));
        Duration left = Duration.between(wall.instant(), session.ends);
        Duration life = client.refreshes() && left.compareTo(REFRESHABLE) > 0 ? REFRESHABLE : left;
        String accessToken = secrets.secret("access token", 96);
        accessTokens.put(accessToken, new Access(session, wall.instant().plus(life)));
        Optional<String> refreshToken =
                client.refreshes() ? Optional.of(secrets.secret("refresh token", 96)) : Optional.empty();
        refreshToken.ifPresent(token -> refreshTokens.put(token, session));
        return new Issued(accessToken, refreshToken, life);
    }

    /** Whose token it is; empty when it is none of ours, or has expired, or its session was ended. */
    public synchronized Optional<Person> holder(String accessToken) {
        return Optional.ofNullable(accessTokens.get(accessToken))
                .filter(access -> !hasEnded(access.expires()))
                .map(access -> access.session().person);
    }

    /** Ends the session that a token belongs to, with all its tokens. */
    public synchronized void signOut(String accessToken) {
        Access access = accessTokens.get(accessToken);
        if (access != null) {
            Session ended = access.session();
            accessTokens.values().removeIf(other -> other.session().equals(ended));
            refreshTokens.values().removeIf(ended::equals);
        }
    }

    private boolean hasEnded(Instant end) {
        return !wall.instant().isBefore(end);
    }
}
