package dev.countersign.session.sso;

import dev.countersign.aws.Endpoints;
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

    /** The same, for a role in an account. */
    public SsoRequest forRole(String accountId, String roleName) {
        return new SsoRequest(session, endpoints, Optional.of(accountId), Optional.of(roleName), deviceCode);
    }

    /** The same, with a code instead of a browser on this machine. */
    public SsoRequest withDeviceCode() {
        return new SsoRequest(session, endpoints, account, role, true);
    }
}
