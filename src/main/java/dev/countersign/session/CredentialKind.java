package dev.countersign.session;

import java.util.Map;
import java.util.Optional;

/** How a profile gets its credentials. The order of the constants is the order in which the SDK looks. */
public enum CredentialKind {
    WEB_IDENTITY("web identity role"),
    SSO("IAM Identity Center (SSO)"),
    ASSUMED_ROLE("assumed role"),
    LOGIN("console sign-in"),
    PROCESS("credential process"),
    STATIC_KEYS("access keys"),
    NONE("no credentials");

    private final String words;

    CredentialKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Why a profile of this kind cannot be used here; absent for the kind that can. */
    Optional<String> whyNot() {
        return switch (this) {
            case STATIC_KEYS -> Optional.empty();
            case NONE -> Optional.of("This profile has no credentials.");
            case SSO, LOGIN -> Optional.of("Sign-in with " + words + " comes with a later release.");
            case WEB_IDENTITY, ASSUMED_ROLE, PROCESS ->
                Optional.of("A profile of this kind (" + words + ") comes with a later release.");
        };
    }

    static CredentialKind of(Map<String, String> profile) {
        boolean role = profile.containsKey("role_arn");
        if (role && profile.containsKey("web_identity_token_file")) {
            return WEB_IDENTITY;
        }
        if (profile.keySet().stream().anyMatch(key -> key.startsWith("sso_"))) {
            return SSO;
        }
        if (role && (profile.containsKey("source_profile") || profile.containsKey("credential_source"))) {
            return ASSUMED_ROLE;
        }
        if (profile.containsKey("login_session")) {
            return LOGIN;
        }
        if (profile.containsKey("credential_process")) {
            return PROCESS;
        }
        boolean keys = profile.containsKey("aws_access_key_id") && profile.containsKey("aws_secret_access_key");
        return keys ? STATIC_KEYS : NONE;
    }
}
