package dev.countersign.session.profile;

import dev.countersign.session.profile.file.Setting;
import dev.countersign.session.sso.SsoSession;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the keys of IAM Identity Center say, in a {@code [sso-session]} or in a profile itself. */
final class SsoSettings {
    /** What the AWS CLI registers for when a section names no scopes. */
    private static final List<String> DEFAULT_SCOPES = List.of(SsoSession.ACCOUNT_ACCESS);

    private SsoSettings() {}

    /** Absent when start URL or region are missing or no such thing. Without a name it gets no scopes, as in the CLI. */
    static Optional<SsoSession> session(Optional<String> name, Map<String, Setting> settings) {
        return ProfileReader.value(settings, "sso_start_url")
                .flatMap(Variables::url)
                .flatMap(url -> ProfileReader.value(settings, "sso_region")
                        .map(region -> new SsoSession(name, url, region, scopes(name, settings))));
    }

    private static List<String> scopes(Optional<String> name, Map<String, Setting> settings) {
        if (name.isEmpty()) {
            return List.of();
        }
        List<String> scopes = ProfileReader.value(settings, "sso_registration_scopes").stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(scope -> !scope.isEmpty())
                .toList();
        return scopes.isEmpty() ? DEFAULT_SCOPES : scopes;
    }
}
