package dev.countersign.session.credentials.role;

import dev.countersign.aws.StsGateway.Role;
import dev.countersign.session.profile.Profile;
import dev.countersign.session.profile.Variables;
import java.time.Duration;
import java.util.Optional;

/** What a profile or the environment says of the role to take. */
public final class RoleSettings {
    private static final int LONGEST_NAME = 64;

    private RoleSettings() {}

    /** A profile's role. */
    public static Role of(Profile profile, Variables variables) {
        return new Role(
                profile.value("role_arn").orElse(""),
                profile.value("role_session_name").orElseGet(() -> sessionName(variables)),
                profile.value("external_id"),
                profile.value("duration_seconds").flatMap(RoleSettings::seconds));
    }

    /** The variables {@code AWS_ROLE_ARN} and {@code AWS_ROLE_SESSION_NAME}. */
    public static Role of(Variables variables) {
        return new Role(
                variables.get("AWS_ROLE_ARN").orElse(""),
                variables.get("AWS_ROLE_SESSION_NAME").orElseGet(() -> sessionName(variables)),
                Optional.empty(),
                Optional.empty());
    }

    /** Names the person: CloudTrail shows this beside each decision. */
    private static String sessionName(Variables variables) {
        String user = variables.get("USER").or(() -> variables.get("USERNAME")).orElse("");
        String name = "countersign-" + user.replaceAll("[^\\w+=,.@-]", "-");
        String full = user.isEmpty() ? "countersign" : name;
        return full.substring(0, Math.min(full.length(), LONGEST_NAME));
    }

    private static Optional<Duration> seconds(String text) {
        return text.matches("\\d{1,6}") ? Optional.of(Duration.ofSeconds(Integer.parseInt(text))) : Optional.empty();
    }
}
