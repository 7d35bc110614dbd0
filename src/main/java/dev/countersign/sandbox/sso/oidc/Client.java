package dev.countersign.sandbox.sso.oidc;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A program that registered itself.
 *
 * @param scopes what it may ask for; none for a registration of the old style
 * @param redirectUris where the browser may be sent; those on the loopback interface without a port
 * @param expires the end of the registration
 */
public record Client(
        String id,
        String secret,
        String name,
        Set<Grant> grants,
        List<String> scopes,
        List<URI> redirectUris,
        Instant registered,
        Instant expires) {
    /** The scope that stands for the accounts and roles of the person who signs in. */
    public static final String ACCOUNT_ACCESS = "sso:account:access";

    public Client {
        grants = Set.copyOf(grants);
        scopes = List.copyOf(scopes);
        redirectUris = List.copyOf(redirectUris);
    }

    /** Whether its tokens can be renewed without the person: only with the scope, as on AWS. */
    boolean refreshes() {
        return scopes.contains(ACCOUNT_ACCESS) && grants.contains(Grant.REFRESH_TOKEN);
    }

    /** Tells no secret. */
    @Override
    public String toString() {
        return "Client[" + name + "]";
    }
}
