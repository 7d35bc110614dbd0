package dev.countersign.cli;

import dev.countersign.app.SigningIn;
import dev.countersign.aws.AwsFailure;
import dev.countersign.session.DefaultChoice;
import dev.countersign.session.Environment;
import dev.countersign.session.SessionChoice;
import dev.countersign.session.SignedIn;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.profile.Profiles;
import dev.countersign.session.profile.Variables;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The session of one command: that which the AWS CLI would have with the same options, environment and files. */
final class CommandSession implements AutoCloseable {
    /** STS answers in every Region; where none is named this one is asked. */
    private static final String SOME_REGION = "us-east-1";

    private final Environment environment;
    private final Path home;
    private final TerminalPrompt prompt;
    private final SigningIn signingIn;
    private @Nullable SessionChoice choice;
    private @Nullable SignedIn signedIn;

    /** @param browser whether a browser may be opened */
    CommandSession(Environment environment, Path home, Terminal terminal, boolean browser) {
        this.environment = environment;
        this.home = home;
        this.prompt = new TerminalPrompt(terminal, browser);
        this.signingIn = SigningIn.ofCommand(environment.variables(), home, browser);
    }

    /** The folder whose {@code .aws} holds profiles and caches. */
    static Path home() {
        return new Variables(System.getenv()).home();
    }

    /**
     * Signs in and proves it; the person is asked where that is needed. To be called once; {@link #close} ends it.
     *
     * @param region where the calls must go, whatever else is said; absent = where options, environment or profile say
     */
    SignedIn signIn(Optional<String> region) throws NotProvedException {
        return signIn(chosen -> region.or(chosen::region));
    }

    /** Like {@link #signIn}, in the session's own Region; only where it names none, in this one. */
    SignedIn signInOr(String region) throws NotProvedException {
        return signIn(chosen -> chosen.region().or(() -> Optional.of(region)));
    }

    private SignedIn signIn(Function<SessionChoice, Optional<String>> region) throws NotProvedException {
        DefaultChoice found = DefaultChoice.find(environment, new Profiles(environment.variables(), home));
        SessionChoice chosen = found.choice().orElseThrow(() -> new NotProvedException(found.whyNot(), found.wayOn()));
        Optional<String> whyNot = chosen.whyNot();
        if (whyNot.isPresent()) {
            throw new NotProvedException(
                    whyNot.get(),
                    chosen instanceof SessionChoice.FromProfile
                            ? "Correct the file, or name another profile with --profile."
                            : "Correct the environment, or name a profile with --profile.");
        }
        String effective = region.apply(chosen).or(() -> centersRegion(chosen)).orElse(SOME_REGION);
        try {
            SignedIn proved = signingIn.signIn().signIn(chosen, effective, chosen.endpoints(), prompt);
            choice = chosen;
            signedIn = proved;
            return proved;
        } catch (AwsFailure e) {
            throw new NotProvedException(e.sentence(), e.wayOn());
        } catch (SignInCancelledException e) {
            throw new NotProvedException(
                    prompt.whyCancelled().orElse("Sign-in was cancelled."),
                    "Run the command again in a terminal to sign in.");
        }
    }

    private static Optional<String> centersRegion(SessionChoice choice) {
        return choice instanceof SessionChoice.FromProfile from
                ? from.profile().sso().map(sso -> sso.region())
                : Optional.empty();
    }

    /** What was signed in to. */
    SessionChoice choice() {
        if (choice == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        return choice;
    }

    @Override
    public void close() {
        if (signedIn != null) {
            signedIn.close();
        }
        signingIn.close();
    }
}
