package dev.countersign.session.sso;

import dev.countersign.aws.Endpoints;
import java.net.URI;
import java.util.Optional;

/**
 * What somebody wants to sign in to, and what for.
 *
 * @param session the Identity Center
 * @param endpoints overrides of {@code sso_oidc} and {@code sso}
 * @param account id of the account it is for, to be shown; absent when any
 * @param role name of the role it is for, to be shown; absent when any
 * @param deviceCode whether the person wants a code instead of a browser on this machine
 */
public record SsoRequest(
        SsoSession session, Endpoints endpoints, Optional<String> account, Optional<String> role, boolean deviceCode) {
    public SsoRequest(SsoSession session, Endpoints endpoints) {
        this(session, endpoints, Optional.empty(), Optional.empty(), false);
    }

    /**
     * A session that stands in no file, at a start URL that a person typed (see {@link StartUrl}). A sandbox's start URL is on
     * its endpoint, so this tells where the calls go.
     *
     * @param usual overrides that the environment gives, for any other start URL
     */
    public static SsoRequest adHoc(URI startUrl, String region, Endpoints usual) {
        Endpoints endpoints = StartUrl.isOfThisMachine(startUrl) ? Endpoints.all(startUrl.resolve("/")) : usual;
        return new SsoRequest(SsoSession.adHoc(startUrl, region), endpoints);
    }

    /** The same, for a role in an account. */
    public SsoRequest forRole(String accountId, String roleName) {
        return new SsoRequest(session, endpoints, Optional.of(accountId), Optional.of(roleName), deviceCode);
    }

    /** The same, with a code instead of a browser on this machine. */
    public SsoRequest withDeviceCode() {
        return new SsoRequest(session, endpoints, account, role, true);
    }
}
