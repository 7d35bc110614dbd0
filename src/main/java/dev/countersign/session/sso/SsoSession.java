package dev.countersign.session.sso;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * An IAM Identity Center that somebody signs in to, as a configuration names it.
 *
 * @param name of the {@code [sso-session …]} section; absent for a profile with the older keys and for a session that stands in
 *     no file
 * @param startUrl exactly as written, because the name of the token's file depends on it
 * @param region of the Identity Center, for example {@code eu-west-1}
 * @param scopes {@code sso_registration_scopes}; may be empty
 */
public record SsoSession(Optional<String> name, URI startUrl, String region, List<String> scopes) {
    /** The scope that the portal (accounts, roles, credentials) needs, and that a refresh token depends on. */
    public static final String ACCOUNT_ACCESS = "sso:account:access";

    public SsoSession {
        scopes = List.copyOf(scopes);
    }

    /** A profile that has {@code sso_start_url} itself. */
    public static SsoSession legacy(URI startUrl, String region) {
        return new SsoSession(Optional.empty(), startUrl, region, List.of());
    }

    /** A session that stands in no file. */
    public static SsoSession adHoc(URI startUrl, String region) {
        return new SsoSession(Optional.empty(), startUrl, region, List.of(ACCOUNT_ACCESS));
    }

    /** Whether it belongs to a profile with the older keys: device code only, and a token that cannot be refreshed. */
    public boolean isLegacy() {
        return name.isEmpty() && scopes.isEmpty();
    }

    /** What a person knows it by. */
    public String title() {
        return name.orElseGet(startUrl::toString);
    }
}
