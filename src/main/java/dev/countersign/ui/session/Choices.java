package dev.countersign.ui.session;

import dev.countersign.session.SessionChoice;
import dev.countersign.session.profile.CredentialKind;
import dev.countersign.session.profile.Profile;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.session.center.RememberedRole;
import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;

/** The choices in words and looks. */
final class Choices {
    private Choices() {}

    /** By what a choice is remembered; also the end of its row's id. */
    static String key(SessionChoice choice) {
        return switch (choice) {
            case SessionChoice.EmbeddedSandbox _ -> "sandbox";
            case SessionChoice.RunningSandbox _ -> "running-sandbox";
            case SessionChoice.FromEnvironment _ -> "environment";
            case SessionChoice.FromProfile profile -> "profile-" + profile.name();
            case SessionChoice.FromIdentityCenter center ->
                new RememberedRole(
                                center.session(),
                                center.account(),
                                center.accountName(),
                                center.role(),
                                center.region().orElse(""))
                        .line();
        };
    }

    static boolean isSandbox(SessionChoice choice) {
        return choice instanceof SessionChoice.EmbeddedSandbox || choice instanceof SessionChoice.RunningSandbox;
    }

    static Tone tone(SessionChoice choice) {
        if (isSandbox(choice)) {
            return Tone.SANDBOX;
        }
        return choice.isUsable() ? Tone.ACCENT : Tone.STALE;
    }

    static Feather icon(SessionChoice choice) {
        return switch (choice) {
            case SessionChoice.EmbeddedSandbox _, SessionChoice.RunningSandbox _ -> Feather.BOX;
            case SessionChoice.FromEnvironment _ -> Feather.TERMINAL;
            case SessionChoice.FromProfile profile -> icon(profile.profile().kind());
            case SessionChoice.FromIdentityCenter _ -> Feather.USERS;
        };
    }

    private static Feather icon(CredentialKind kind) {
        return switch (kind) {
            case SSO, LEGACY_SSO -> Feather.USERS;
            case ROLE_FROM_PROFILE, ROLE_FROM_SOURCE, WEB_IDENTITY -> Feather.USER_CHECK;
            case LOGIN -> Feather.LOG_IN;
            case PROCESS -> Feather.CPU;
            case STATIC_KEYS, SESSION_KEYS -> Feather.KEY;
            case CONTAINER -> Feather.SERVER;
            case NONE -> Feather.SLASH;
        };
    }

    /** What stands below the name in the list. */
    static String secondLine(SessionChoice choice) {
        return switch (choice) {
            case SessionChoice.EmbeddedSandbox _ -> "No AWS account needed";
            case SessionChoice.RunningSandbox running ->
                running.access().endpoint().toString();
            case SessionChoice.FromEnvironment environment ->
                environment
                        .endpoint()
                        .map(Object::toString)
                        .orElse(environment.kind().words());
            case SessionChoice.FromProfile(Profile profile, var _, var _) ->
                profile.kindWords()
                        + profile.account().map(account -> " · " + account).orElse("");
            case SessionChoice.FromIdentityCenter center ->
                center.account() + " · "
                        + center.session()
                                .name()
                                .orElseGet(() -> center.session().startUrl().getAuthority());
        };
    }

    /** What the button says. */
    static String action(SessionChoice choice) {
        return switch (choice) {
            case SessionChoice.EmbeddedSandbox _ -> "Open the sandbox";
            case SessionChoice.RunningSandbox _ -> "Join the sandbox";
            case SessionChoice.FromEnvironment _ -> "Continue with the environment";
            case SessionChoice.FromProfile profile -> "Continue as " + profile.name();
            case SessionChoice.FromIdentityCenter center -> "Continue as " + center.role();
        };
    }

    /** Everything about a choice that a search looks at, in lower case. */
    static String searchText(SessionChoice choice) {
        return (choice.name() + " " + choice.origin() + " " + secondLine(choice) + " "
                        + choice.region().orElse(""))
                .toLowerCase(Locale.ROOT);
    }
}
