package dev.countersign.ui.session.center;

import dev.countersign.session.sso.SsoSession;
import java.util.Locale;

/**
 * A profile to be written for a role.
 *
 * @param name the profile's
 * @param sessionName of the {@code [sso-session]} that it uses
 * @param region of the profile
 */
public record NewProfile(String name, String sessionName, RoleChoice role, String region) {
    /** What suggests itself: {@code acme-production-approver}, and the session's own name or the first word of its address. */
    static NewProfile suggested(SsoSession session, RoleChoice role, String region) {
        String sessionName = session.name().orElseGet(() -> slug(firstWord(session)));
        return new NewProfile(slug(role.accountTitle() + "-" + role.role().name()), sessionName, role, region);
    }

    NewProfile named(String other, String otherSession) {
        return new NewProfile(other.strip(), otherSession.strip(), role, region);
    }

    private static String firstWord(SsoSession session) {
        String host = session.startUrl().getHost();
        return host == null || host.chars().allMatch(c -> Character.isDigit(c) || c == '.')
                ? "identity-center"
                : host.replaceFirst("\\..*$", "");
    }

    private static String slug(String text) {
        String slug =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "profile" : slug;
    }
}
