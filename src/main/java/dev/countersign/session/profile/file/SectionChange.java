package dev.countersign.session.profile.file;

import dev.countersign.session.sso.SsoSession;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A section of {@code ~/.aws/config} as it shall be: made when it is not there, else these keys of it are set and the others stay.
 *
 * @param section what the heading names
 * @param values by key, in the order to write them
 */
public record SectionChange(SectionName section, Map<String, String> values) {
    /** @throws IllegalArgumentException for a name or value that cannot stand in such a file; the message is a sentence */
    public SectionChange {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        check("The name", section.name());
        values.forEach((key, value) -> check("The value of " + key, value));
    }

    /** A profile. */
    public static SectionChange profile(String name, Map<String, String> values) {
        return new SectionChange(new SectionName(SectionName.PROFILE, name), values);
    }

    /**
     * The sections of a profile that signs in at IAM Identity Center: an {@code [sso-session]} and the profile that uses it.
     *
     * @param profile the profile's name
     * @param sessionName the name of the {@code [sso-session]}
     * @param session its start URL, region and scopes
     * @param role the permission set's name
     * @param region of the profile; absent = none is written
     */
    public static List<SectionChange> ssoProfile(
            String profile,
            String sessionName,
            SsoSession session,
            String account,
            String role,
            Optional<String> region) {
        Map<String, String> shared = new LinkedHashMap<>();
        shared.put("sso_start_url", session.startUrl().toString());
        shared.put("sso_region", session.region());
        shared.put(
                "sso_registration_scopes",
                session.scopes().isEmpty() ? SsoSession.ACCOUNT_ACCESS : String.join(",", session.scopes()));
        Map<String, String> own = new LinkedHashMap<>();
        own.put("sso_session", sessionName);
        own.put("sso_account_id", account);
        own.put("sso_role_name", role);
        region.ifPresent(name -> own.put("region", name));
        return List.of(
                new SectionChange(new SectionName(SectionName.SSO_SESSION, sessionName), shared),
                profile(profile, own));
    }

    private static void check(String what, String text) {
        if (text.isEmpty() || !Blanks.strip(text).equals(text)) {
            throw new IllegalArgumentException(what + " must not be empty, nor begin or end with a blank.");
        }
        if (text.chars().anyMatch(Character::isISOControl) || text.matches("(?s).*[\\u2028\\u2029].*")) {
            throw new IllegalArgumentException(what + " must be a single line of text.");
        }
        if (text.contains(" #") || text.contains(" ;") || text.contains("]")) {
            throw new IllegalArgumentException(what + " must not hold ']', nor '#' or ';' after a blank.");
        }
    }
}
