package dev.countersign.ui.session.center;

import dev.countersign.session.sso.SsoSession;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A role that was signed in to before, by name; nothing secret.
 *
 * @param session the Identity Center
 * @param account the account's id
 * @param accountName may be empty
 * @param region where the session worked
 */
public record RememberedRole(SsoSession session, String account, String accountName, String role, String region) {
    private static final String KIND = "role";
    private static final String SEPARATOR = "\t";
    private static final int PARTS = 8;

    /** One line, as settings keep it. */
    public String line() {
        return String.join(
                SEPARATOR,
                KIND,
                session.startUrl().toString(),
                session.region(),
                session.name().orElse(""),
                account,
                accountName.replace('\t', ' ').replace('\n', ' '),
                role,
                region);
    }

    /** What a line says; absent when it is about something else. */
    public static Optional<RememberedRole> parse(String line) {
        String[] parts = line.split(SEPARATOR, -1);
        if (parts.length != PARTS || !parts[0].equals(KIND)) {
            return Optional.empty();
        }
        try {
            var session = new SsoSession(
                    parts[3].isEmpty() ? Optional.empty() : Optional.of(parts[3]),
                    URI.create(parts[1]),
                    parts[2],
                    List.of(SsoSession.ACCOUNT_ACCESS));
            return Optional.of(new RememberedRole(session, parts[4], parts[5], parts[6], parts[7]));
        } catch (IllegalArgumentException e) {
            // Settings can be edited by hand.
            return Optional.empty();
        }
    }
}
