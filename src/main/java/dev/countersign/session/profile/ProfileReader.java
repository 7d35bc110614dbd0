package dev.countersign.session.profile;

import dev.countersign.session.profile.ProfileFiles.Named;
import dev.countersign.session.profile.file.Setting;
import dev.countersign.session.sso.SsoSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a {@link Profile} of what the files say about it. */
final class ProfileReader {
    private static final Pattern ACCOUNT_OF_ARN = Pattern.compile("arn:[^:]*:[^:]*:[^:]*:(\\d{12}):.*");

    private final Variables variables;
    private final ProfileFiles files;
    private final ProfileEndpoints endpoints;

    ProfileReader(Variables variables, ProfileFiles files) {
        this.variables = variables;
        this.files = files;
        this.endpoints = new ProfileEndpoints(variables, files);
    }

    Profile profile(String name, Named section) {
        Map<String, Setting> settings = section.settings();
        CredentialKind kind = kind(settings);
        return new Profile(
                name,
                kind,
                region(settings),
                account(settings),
                endpoints.of(settings),
                kind.isSso() ? sso(settings) : Optional.empty(),
                new ProfileCheck(files, section, kind).whyNot().or(() -> endpoints.whyNot(settings)),
                notes(settings),
                settings);
    }

    /** A {@code [sso-session]} by name; absent when there is none, or when it is not complete. */
    Optional<SsoSession> ssoSession(String name) {
        Named section = files.ssoSessions().get(name);
        return section == null ? Optional.empty() : SsoSettings.session(Optional.of(name), section.settings());
    }

    /** In the order in which the SDK looks. */
    static CredentialKind kind(Map<String, Setting> settings) {
        boolean role = has(settings, "role_arn");
        if (role && has(settings, "web_identity_token_file")) {
            return CredentialKind.WEB_IDENTITY;
        }
        if (settings.keySet().stream().anyMatch(key -> key.startsWith("sso_") && has(settings, key))) {
            return has(settings, "sso_session") ? CredentialKind.SSO : CredentialKind.LEGACY_SSO;
        }
        if (role && has(settings, "source_profile")) {
            return CredentialKind.ROLE_FROM_PROFILE;
        }
        if (role && has(settings, "credential_source")) {
            return CredentialKind.ROLE_FROM_SOURCE;
        }
        if (has(settings, "login_session")) {
            return CredentialKind.LOGIN;
        }
        if (has(settings, "credential_process")) {
            return CredentialKind.PROCESS;
        }
        if (has(settings, "aws_access_key_id") || has(settings, "aws_secret_access_key")) {
            return has(settings, "aws_session_token") ? CredentialKind.SESSION_KEYS : CredentialKind.STATIC_KEYS;
        }
        return CredentialKind.NONE;
    }

    static Optional<String> value(Map<String, Setting> settings, String key) {
        return Optional.ofNullable(settings.get(key)).map(Setting::value).filter(value -> !value.isBlank());
    }

    private static boolean has(Map<String, Setting> settings, String key) {
        return value(settings, key).isPresent();
    }

    private Optional<String> region(Map<String, Setting> settings) {
        return variables.region().or(() -> value(settings, "region"));
    }

    private static Optional<String> account(Map<String, Setting> settings) {
        return value(settings, "sso_account_id")
                .or(() -> accountOf(value(settings, "role_arn")))
                .or(() -> accountOf(value(settings, "login_session")))
                .or(() -> value(settings, "aws_account_id"))
                .or(() -> accountOf(value(settings, "mfa_serial")));
    }

    private static Optional<String> accountOf(Optional<String> arn) {
        return arn.map(ACCOUNT_OF_ARN::matcher).filter(Matcher::matches).map(matcher -> matcher.group(1));
    }

    private Optional<SsoSession> sso(Map<String, Setting> settings) {
        Optional<String> name = value(settings, "sso_session");
        return name.isPresent() ? name.flatMap(this::ssoSession) : SsoSettings.session(Optional.empty(), settings);
    }

    private List<String> notes(Map<String, Setting> settings) {
        List<String> notes = new ArrayList<>();
        Optional<String> own = value(settings, "region");
        variables
                .region()
                .filter(region -> own.isPresent() && !own.get().equals(region))
                .ifPresent(region -> notes.add(variables.regionOrigin() + " is " + region
                        + " and wins over the profile's own region, " + own.orElseThrow() + "."));
        notes.addAll(endpoints.notes(settings));
        return notes;
    }
}
