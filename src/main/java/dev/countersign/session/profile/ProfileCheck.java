package dev.countersign.session.profile;

import dev.countersign.session.profile.ProfileFiles.Named;
import dev.countersign.session.profile.file.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Why a profile cannot work, as far as its own keys and those of its {@code [sso-session]} tell. */
final class ProfileCheck {
    private static final Pattern ROLE_ARN = Pattern.compile("arn:[^:]+:iam::\\d{12}:role/.+");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Set<String> SOURCES = Set.of("environment", "ec2instancemetadata", "ecscontainer");
    private static final List<String> ONE_LINE = List.of(
            "region",
            "sso_session",
            "sso_start_url",
            "sso_region",
            "sso_account_id",
            "sso_role_name",
            "role_arn",
            "source_profile",
            "credential_source",
            "web_identity_token_file",
            "mfa_serial",
            "login_session",
            "aws_access_key_id",
            "aws_secret_access_key",
            "aws_session_token",
            "endpoint_url");

    private final ProfileFiles files;
    private final Named section;
    private final Map<String, Setting> settings;
    private final CredentialKind kind;

    ProfileCheck(ProfileFiles files, Named section, CredentialKind kind) {
        this.files = files;
        this.section = section;
        this.settings = section.settings();
        this.kind = kind;
    }

    /** One sentence with key, file and line; absent when nothing speaks against the profile. */
    Optional<String> whyNot() {
        return severalLines().or(this::ofKind);
    }

    private Optional<String> ofKind() {
        return switch (kind) {
            case NONE -> Optional.of(nothing());
            case STATIC_KEYS, SESSION_KEYS -> missing(section, "aws_access_key_id", "aws_secret_access_key");
            case SSO ->
                missing(section, "sso_account_id", "sso_role_name")
                        .or(this::account)
                        .or(this::ssoSession);
            case LEGACY_SSO ->
                missing(section, "sso_start_url", "sso_region", "sso_account_id", "sso_role_name")
                        .or(this::account)
                        .or(() -> startUrl(settings));
            case ROLE_FROM_PROFILE -> roleArn().or(this::bothSources).or(() -> RoleChain.whyNot(files, section));
            case ROLE_FROM_SOURCE -> roleArn().or(this::source);
            case WEB_IDENTITY -> roleArn();
            case LOGIN, PROCESS, CONTAINER -> Optional.empty();
        };
    }

    private String nothing() {
        if (has("role_arn")) {
            return "role_arn is there, but neither source_profile nor credential_source says whose credentials assume the role ("
                    + place("role_arn") + ").";
        }
        for (String key : List.of("source_profile", "credential_source", "web_identity_token_file")) {
            if (has(key)) {
                return key + " is there, but role_arn is missing (" + place(key) + ").";
            }
        }
        return "Nothing in this profile gives credentials (" + section.place().place() + ").";
    }

    private Optional<String> severalLines() {
        return ONE_LINE.stream()
                .filter(key -> has(key) && value(key).contains("\n"))
                .findFirst()
                .map(key -> "The value of " + key + " goes on in the lines below it, because these are indented ("
                        + place(key) + ").");
    }

    private Optional<String> account() {
        return wrong("sso_account_id", value -> !ACCOUNT.matcher(value).matches(), "is not an account's 12 digits");
    }

    private Optional<String> ssoSession() {
        String name = value("sso_session");
        Named session = files.ssoSessions().get(name);
        if (session == null) {
            return Optional.of("sso_session names '" + name + "', but there is no [sso-session " + name + "] ("
                    + place("sso_session") + ").");
        }
        return missing(session, "sso_start_url", "sso_region")
                .or(() -> startUrl(session.settings()))
                .or(() -> differs("sso_region", session))
                .or(() -> differs("sso_start_url", session));
    }

    private Optional<String> differs(String key, Named session) {
        return setting(settings, key)
                .flatMap(here -> setting(session.settings(), key)
                        .filter(there -> !there.value().equals(here.value()))
                        .map(there -> key + " is not the same here (" + here.place() + ") as in the sso-session ("
                                + there.place() + ")."));
    }

    private static Optional<String> startUrl(Map<String, Setting> where) {
        return setting(where, "sso_start_url")
                .filter(url -> Variables.url(url.value()).isEmpty())
                .map(url -> "sso_start_url is not an http or https URL (" + url.place() + ").");
    }

    private static Optional<Setting> setting(Map<String, Setting> where, String key) {
        return Optional.ofNullable(where.get(key))
                .filter(setting -> !setting.value().isBlank());
    }

    private Optional<String> roleArn() {
        return wrong("role_arn", arn -> !ROLE_ARN.matcher(arn).matches(), "is not the ARN of a role");
    }

    private Optional<String> bothSources() {
        return has("credential_source")
                ? Optional.of("source_profile (" + place("source_profile") + ") and credential_source ("
                        + place("credential_source") + ") exclude each other.")
                : Optional.empty();
    }

    private Optional<String> source() {
        return wrong(
                "credential_source",
                value -> !SOURCES.contains(value.toLowerCase(Locale.ROOT)),
                "is none of Environment, Ec2InstanceMetadata and EcsContainer");
    }

    private Optional<String> wrong(String key, Predicate<String> isWrong, String how) {
        return ProfileReader.value(settings, key)
                .filter(isWrong)
                .map(value -> key + " " + how + " (" + place(key) + ").");
    }

    /** The first of some keys that is not there. */
    private static Optional<String> missing(Named where, String... keys) {
        for (String key : keys) {
            if (ProfileReader.value(where.settings(), key).isEmpty()) {
                return Optional.of(key + " is missing in [" + where.place().value() + "] ("
                        + where.place().place() + ").");
            }
        }
        return Optional.empty();
    }

    private boolean has(String key) {
        return ProfileReader.value(settings, key).isPresent();
    }

    private String value(String key) {
        return ProfileReader.value(settings, key).orElse("");
    }

    private String place(String key) {
        Setting setting = settings.get(key);
        return setting == null ? section.place().place() : setting.place();
    }
}
