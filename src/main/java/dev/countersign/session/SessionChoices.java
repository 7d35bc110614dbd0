package dev.countersign.session;

import dev.countersign.session.profile.ProfileCatalog;
import dev.countersign.session.profile.Profiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the welcome screen offers.
 *
 * @param choices in the order to show them; never empty, the embedded sandbox is always one
 * @param preselected one of them: a running endpoint of the environment, else the profile that the command
 *     line or {@code AWS_PROFILE} names, else the sandbox
 * @param problem what is wrong with the configuration files, as a sentence; empty when nothing is
 * @param catalog the profiles with all problems, and the IAM Identity Centers that the files name
 */
public record SessionChoices(
        List<SessionChoice> choices, SessionChoice preselected, String problem, ProfileCatalog catalog) {
    public SessionChoices {
        choices = List.copyOf(choices);
    }

    /** Choices that come from no file. */
    public SessionChoices(List<SessionChoice> choices, SessionChoice preselected, String problem) {
        this(choices, preselected, problem, ProfileCatalog.empty());
    }

    /** Reads environment and files. Blocks on the file system; never fails. */
    public static SessionChoices find(Environment environment, Profiles profiles) {
        var choices = new ArrayList<SessionChoice>();
        environment.choice().ifPresent(choices::add);
        SessionChoice sandbox = new SessionChoice.EmbeddedSandbox();
        boolean environmentFirst = !choices.isEmpty()
                && choices.getFirst().isUsable()
                && choices.getFirst().endpoint().isPresent();
        choices.add(environmentFirst ? choices.size() : 0, sandbox);
        ProfileCatalog catalog = profiles.catalog();
        boolean redirected = environment.endpoint().isPresent();
        catalog.profiles().forEach(profile -> choices.add(new SessionChoice.FromProfile(profile, catalog, redirected)));
        SessionChoice preselected = environmentFirst
                ? choices.getFirst()
                : named(environment, choices).orElse(sandbox);
        return new SessionChoices(choices, preselected, problem(environment, catalog), catalog);
    }

    private static Optional<SessionChoice> named(Environment environment, List<SessionChoice> choices) {
        return environment
                .variables()
                .profile()
                .flatMap(name -> choices.stream()
                        .filter(choice -> choice instanceof SessionChoice.FromProfile
                                && choice.name().equals(name))
                        .findFirst());
    }

    private static String problem(Environment environment, ProfileCatalog catalog) {
        List<String> sentences = new ArrayList<>();
        environment
                .variables()
                .profile()
                .filter(name -> catalog.find(name).isEmpty())
                .ifPresent(name -> sentences.add(environment.variables().profileOrigin() + " names '" + name
                        + "', a profile that is in neither file."));
        catalog.problems().forEach(problem -> sentences.add(problem.text()));
        return switch (sentences.size()) {
            case 0 -> "";
            case 1 -> sentences.getFirst();
            case 2 -> sentences.getFirst() + " There is one problem more.";
            default -> sentences.getFirst() + " There are " + (sentences.size() - 1) + " problems more.";
        };
    }
}
