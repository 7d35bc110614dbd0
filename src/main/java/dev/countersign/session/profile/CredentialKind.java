package dev.countersign.session.profile;

/** How a profile, or the environment, gets its credentials. */
public enum CredentialKind {
    /** {@code role_arn} with {@code web_identity_token_file}, or the variables of the same meaning. */
    WEB_IDENTITY("role by web identity"),
    /** IAM Identity Center by an {@code [sso-session]}. */
    SSO("IAM Identity Center"),
    /** IAM Identity Center by {@code sso_start_url} in the profile itself: no refresh token. */
    LEGACY_SSO("IAM Identity Center without sso-session"),
    /** {@code role_arn} with {@code source_profile}. */
    ROLE_FROM_PROFILE("role from another profile"),
    /** {@code role_arn} with {@code credential_source}. */
    ROLE_FROM_SOURCE("role from this machine's credentials"),
    /** {@code login_session}: console sign-in. */
    LOGIN("console sign-in"),
    /** {@code credential_process}. */
    PROCESS("credential process"),
    /** Access keys with a session token: they end, and nobody here knows when. */
    SESSION_KEYS("temporary access keys"),
    /** Access keys. */
    STATIC_KEYS("access keys"),
    /** The container's credential endpoint; only from the environment. */
    CONTAINER("container credentials"),
    /** Nothing that gives credentials. */
    NONE("no credentials");

    private final String words;

    CredentialKind(String words) {
        this.words = words;
    }

    /** The kind in a few words, for a person. */
    public String words() {
        return words;
    }

    /** Whether a role is assumed with STS. */
    public boolean isRole() {
        return this == WEB_IDENTITY || this == ROLE_FROM_PROFILE || this == ROLE_FROM_SOURCE;
    }

    /** Whether it signs in at IAM Identity Center. */
    public boolean isSso() {
        return this == SSO || this == LEGACY_SSO;
    }
}
