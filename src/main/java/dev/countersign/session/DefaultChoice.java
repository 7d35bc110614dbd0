package dev.countersign.session;

import dev.countersign.session.profile.Profile;
import dev.countersign.session.profile.ProfileCatalog;
import dev.countersign.session.profile.Profiles;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The session that a command uses without asking: what the AWS CLI would use in the same place.
 *
 * @param choice absent when there is none; {@code whyNot} and {@code wayOn} then say so
 * @param whyNot as a sentence; empty when there is a choice
 * @param wayOn what can be done, as a sentence; empty when there is a choice
 */
public record DefaultChoice(Optional<SessionChoice> choice, String whyNot, String wayOn) {
    private static final String DEFAULT = "default";
    private static final int NAMES = 12;

    /**
     * A profile named on the command line, else access keys or a web identity of the environment, else the profile of the
     * environment, else the profile {@code default}, else a container's credentials. Blocks on the file system.
     */
    public static DefaultChoice find(Environment environment, Profiles profiles) {
        ProfileCatalog catalog = profiles.catalog();
        Optional<SessionChoice> offered = environment.choice();
        boolean first = offered.isPresent() && comesFirst(offered.get());
        Optional<String> name = environment.variables().profile();
        Optional<Profile> profile = catalog.find(name.orElse(DEFAULT));
        if (!first && profile.isPresent()) {
            boolean redirected = environment.endpoint().isPresent();
            return new DefaultChoice(
                    Optional.of(new SessionChoice.FromProfile(profile.get(), catalog, redirected)), "", "");
        }
        if (!first && name.isPresent()) {
            return new DefaultChoice(
                    Optional.empty(),
                    environment.variables().profileOrigin() + " names '" + name.get()
                            + "', a profile that is in neither " + profiles.configFile() + " nor "
                            + profiles.credentialsFile() + ".",
                    names(catalog));
        }
        return offered.map(choice -> new DefaultChoice(Optional.of(choice), "", ""))
                .orElseGet(() -> new DefaultChoice(
                        Optional.empty(),
                        "Neither the environment nor a profile 'default' gives credentials.",
                        names(catalog)));
    }

    private static boolean comesFirst(SessionChoice choice) {
        return switch (choice) {
            case SessionChoice.FromEnvironment environment ->
                switch (environment.kind()) {
                    case STATIC_KEYS, SESSION_KEYS, WEB_IDENTITY -> true;
                    default -> false;
                };
            default -> true;
        };
    }

    private static String names(ProfileCatalog catalog) {
        if (catalog.profiles().isEmpty()) {
            return "Set up a profile with 'aws configure' or 'aws configure sso', or set AWS_ACCESS_KEY_ID and"
                    + " AWS_SECRET_ACCESS_KEY.";
        }
        String names =
                catalog.profiles().stream().limit(NAMES).map(Profile::name).collect(Collectors.joining(", "));
        return "Name one with --profile: " + names + (catalog.profiles().size() > NAMES ? ", …" : "") + ".";
    }
}
