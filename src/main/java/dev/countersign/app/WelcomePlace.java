package dev.countersign.app;

import dev.countersign.app.sessions.Wanted;
import dev.countersign.aws.Endpoints;
import dev.countersign.session.Environment;
import dev.countersign.session.SessionChoice;
import dev.countersign.session.SessionChoices;
import dev.countersign.session.SignIn;
import dev.countersign.session.SignedIn;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.SignInPrompt;
import dev.countersign.session.profile.Profiles;
import dev.countersign.ui.session.WelcomeDesk;
import dev.countersign.ui.session.center.CenterDesk;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the welcome page needs: this user's environment and files, and the way into a session. */
final class WelcomePlace implements WelcomeDesk {
    private final Environment environment;
    private final Profiles profiles;
    private final SignIn signIn;
    private final Opening opening;
    private final CenterDesk center;
    private final Map<SignedIn, Wanted> proved = new ConcurrentHashMap<>();
    private final Browser browser = new Browser();

    /** Takes over a proved session. */
    @FunctionalInterface
    interface Opening {
        /** @param beside whether the page that opened it stays on screen */
        void open(SignedIn session, Wanted wanted, boolean beside);
    }

    WelcomePlace(ConsoleOptions options, SigningIn signingIn, Opening opening) {
        this.environment = new Environment(options.variables());
        this.profiles = new Profiles(environment.variables(), options.home());
        this.signIn = signingIn.signIn();
        this.opening = opening;
        this.center = new CenterPlace(signingIn, environment, profiles, opening);
    }

    @Override
    public CenterDesk center() {
        return center;
    }

    @Override
    public SessionChoices find() {
        return SessionChoices.find(environment, profiles);
    }

    @Override
    public SignedIn signIn(SessionChoice choice, String region, Optional<URI> endpoint, SignInPrompt prompt)
            throws SignInCancelledException {
        Endpoints wanted = endpoints(choice, endpoint);
        SignedIn session = signIn.signIn(choice, region, wanted, prompt);
        proved.put(session, Wanted.of(choice, region, wanted));
        return session;
    }

    /** What the choice brings along, endpoints of single services included, unless another address was typed. */
    private static Endpoints endpoints(SessionChoice choice, Optional<URI> typed) {
        return typed.equals(choice.endpoint()) ? choice.endpoints() : Endpoints.of(typed);
    }

    @Override
    public void open(SignedIn session) {
        opening.open(session, Objects.requireNonNull(proved.remove(session)), false);
    }

    @Override
    public void show(Path file) {
        browser.open(file);
    }
}
