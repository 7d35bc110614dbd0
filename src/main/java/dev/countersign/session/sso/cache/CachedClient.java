package dev.countersign.session.sso.cache;

import dev.countersign.aws.SsoGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A registration as it stands in the cache.
 *
 * @param scopes that it was made with; may be empty
 * @param grantTypes that it was made with; empty for device codes
 */
public record CachedClient(SsoGateway.Client client, List<String> scopes, List<String> grantTypes) {
    public static final String CODE = "authorization_code";
    /** With less time left the AWS CLI takes a registration for expired, and so do we. */
    private static final Duration MARGIN = Duration.ofMinutes(15);

    public CachedClient {
        scopes = List.copyOf(scopes);
        grantTypes = List.copyOf(grantTypes);
    }

    /** Whether it serves for a sign-in with the browser ({@code forCode}) or with a code, and for these scopes. */
    public boolean serves(boolean forCode, List<String> wanted, Instant now) {
        return grantTypes.contains(CODE) == forCode
                && scopes.containsAll(wanted)
                && client.expiresAt().isAfter(now.plus(MARGIN));
    }

    @Override
    public String toString() {
        return "cached " + client;
    }
}
