package dev.countersign.ui.session;

import dev.countersign.session.SessionChoice;
import dev.countersign.session.SessionChoices;
import dev.countersign.session.SignedIn;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.SignInPrompt;
import dev.countersign.ui.session.center.CenterDesk;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What the welcome page needs from the rest of the program. Methods block unless they say otherwise. */
public interface WelcomeDesk {
    /** Reads the environment and the configuration files. Calls nobody. */
    SessionChoices find();

    /**
     * Signs in.
     *
     * @param region as typed; used for choices that can be adjusted
     * @param endpoint as typed; absent = AWS itself
     * @param prompt the person
     * @throws SignInCancelledException when the person would not
     */
    SignedIn signIn(SessionChoice choice, String region, Optional<URI> endpoint, SignInPrompt prompt)
            throws SignInCancelledException;

    /** Takes over a proved session. Called on the FX thread. */
    void open(SignedIn session);

    /** What the screens of IAM Identity Center need. */
    CenterDesk center();

    /** Shows a file in the program that the desktop has for it. Returns at once. */
    void show(Path file);
}
