package dev.countersign.session;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the welcome screen offers.
 *
 * @param choices in the order to show them; never empty, the embedded sandbox is always one
 * @param preselected one of them: a running endpoint of the environment, else the sandbox
 * @param problem why the profiles could not be read, as a sentence; empty when they could
 */
public record SessionChoices(List<SessionChoice> choices, SessionChoice preselected, String problem) {
    /** Reads environment and files. Blocks on the file system. */
    public static SessionChoices find(Environment environment, Profiles profiles) {
        var choices = new ArrayList<SessionChoice>();
        environment.choice().ifPresent(choices::add);
        SessionChoice sandbox = new SessionChoice.EmbeddedSandbox();
        boolean environmentFirst = !choices.isEmpty()
                && choices.getFirst().isUsable()
                && choices.getFirst().endpoint().isPresent();
        SessionChoice preselected = environmentFirst ? choices.getFirst() : sandbox;
        choices.add(environmentFirst ? choices.size() : 0, sandbox);
        String problem = "";
        try {
            choices.addAll(profiles.read());
        } catch (UncheckedIOException e) {
            problem = "The AWS configuration files could not be read: " + e.getMessage();
        }
        return new SessionChoices(List.copyOf(choices), preselected, problem);
    }
}
