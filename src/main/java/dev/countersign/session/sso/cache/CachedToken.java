package dev.countersign.session.sso.cache;

import dev.countersign.aws.SsoGateway;
import dev.countersign.session.sso.SsoSession;
import java.time.Instant;
import java.util.Optional;

/**
 * A token as it stands in the cache, with the registration it was given to.
 *
 * @param startUrl as the file says; empty when it does not
 * @param region as the file says; empty when it does not
 * @param client to refresh it with; absent when the file names none
 */
public record CachedToken(
        String startUrl,
        String region,
        String accessToken,
        Instant expiresAt,
        Optional<String> refreshToken,
        Optional<SsoGateway.Client> client) {
    /** A token that has just been given. */
    public static CachedToken of(SsoSession session, SsoGateway.Token token, SsoGateway.Client client, Instant now) {
        return new CachedToken(
                session.startUrl().toString(),
                session.region(),
                token.value(),
                now.plus(token.lasts()),
                token.refreshToken(),
                Optional.of(client));
    }

    /** Whether it can be tried to refresh it. */
    public boolean isRefreshable(Instant now) {
        return refreshToken.isPresent()
                && client.filter(c -> c.expiresAt().isAfter(now)).isPresent();
    }

    @Override
    public String toString() {
        return "cached token until " + expiresAt;
    }
}
