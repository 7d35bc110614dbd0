package dev.countersign.app.sessions;

import dev.countersign.aws.Endpoints;
import dev.countersign.session.Session;
import dev.countersign.ui.kit.Identity;
import java.util.ArrayList;
import java.util.List;

/** Proved sessions as they are shown. */
public final class Identities {
    private Identities() {}

    /** Who and where, still without alias and marks. */
    public static Identity of(Session session) {
        String account = session.identity().account();
        return session.isSandbox()
                ? Identity.sandbox(account, role(session), session.region(), session.endpointText())
                : Identity.account(
                        account,
                        role(session),
                        session.region(),
                        elsewhere(session.connection().endpoints()));
    }

    /** The persona, or what the ARN says after the account: {@code user/ann}, or a role and its session. */
    private static String role(Session session) {
        return session.persona().orElseGet(() -> {
            String resource = session.identity().arn().replaceFirst("^.*:", "");
            String[] parts = resource.split("/");
            return parts.length == 3 && parts[0].equals("assumed-role") ? roleName(parts[1]) : resource;
        });
    }

    /** IAM Identity Center wraps the permission set's name, which is what people know. */
    private static String roleName(String role) {
        return role.replaceFirst("^AWSReservedSSO_(.+)_[0-9a-f]{16}$", "$1");
    }

    /** Where calls go when not to AWS's own endpoints, one line each. */
    static List<String> elsewhere(Endpoints endpoints) {
        List<String> lines = new ArrayList<>();
        endpoints.all().ifPresent(all -> lines.add(all.toString()));
        endpoints.services().entrySet().stream()
                .filter(service ->
                        endpoints.all().filter(service.getValue()::equals).isEmpty())
                .map(service -> service.getKey() + " → " + service.getValue())
                .sorted()
                .forEach(lines::add);
        return lines;
    }
}
