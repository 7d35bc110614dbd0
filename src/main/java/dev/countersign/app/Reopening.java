package dev.countersign.app;

import dev.countersign.app.sessions.Sessions;
import dev.countersign.app.sessions.Sessions.Entry;
import dev.countersign.app.sessions.Wanted;
import dev.countersign.app.sessions.WindowSession;
import dev.countersign.aws.AwsFailure;
import dev.countersign.host.Settings;
import dev.countersign.session.SessionChoice;
import dev.countersign.session.SignIn;
import dev.countersign.session.SignedIn;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.SignInPrompt;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.session.prompt.Asking;
import dev.countersign.ui.session.prompt.WindowPrompt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/**
 * Brings the sessions of the run before back, if the user wants that, while the window can be used already. It asks nobody by
 * itself: a session that needs a person says so in its row, and is gone on with when that row is chosen.
 */
final class Reopening {
    private static final String WANTED = "sessions.reopen";
    private static final String LAST = "sessions.last";

    private final Settings settings;
    private final Sessions<WindowSession> sessions;
    private final Background background;
    private final WindowPrompt prompt;
    private final SignIn signIn;
    private final Callable<List<SessionChoice>> choices;
    private final BiFunction<SignedIn, Wanted, ConsoleSession> opener;
    private final BooleanSupplier somebodyAtWork;
    private final Map<Entry<WindowSession>, Wanted> expected = new HashMap<>();

    /**
     * @param choices what can be signed in to; may block
     * @param opener makes a session of what was proved
     * @param somebodyAtWork whether the page on screen is in use, and must not be changed
     */
    Reopening(
            Settings settings,
            Sessions<WindowSession> sessions,
            Background background,
            WindowPrompt prompt,
            SignIn signIn,
            Callable<List<SessionChoice>> choices,
            BiFunction<SignedIn, Wanted, ConsoleSession> opener,
            BooleanSupplier somebodyAtWork) {
        this.settings = settings;
        this.sessions = sessions;
        this.background = background;
        this.prompt = prompt;
        this.signIn = signIn;
        this.choices = choices;
        this.opener = opener;
        this.somebodyAtWork = somebodyAtWork;
    }

    boolean isWanted() {
        return settings.flag(WANTED);
    }

    void want(boolean reopen) {
        settings.put(WANTED, reopen);
        remember();
    }

    /** Keeps by name what is open now; nothing when that is not wanted. */
    void remember() {
        List<String> lines = isWanted()
                ? sessions.entries().stream()
                        .flatMap(entry -> wanted(entry).stream())
                        .map(Wanted::line)
                        .toList()
                : List.of();
        settings.put(LAST, lines);
    }

    /** What has not come back yet is still wanted. */
    private Optional<Wanted> wanted(Entry<WindowSession> entry) {
        return entry.session().flatMap(WindowSession::again).or(() -> Optional.ofNullable(expected.get(entry)));
    }

    /** Begins to bring back what was open last; returns at once. Answers whether there is anything. */
    boolean begin() {
        List<Wanted> last = isWanted()
                ? settings.list(LAST).stream()
                        .flatMap(line -> Wanted.parse(line).stream())
                        .toList()
                : List.of();
        last.forEach(wanted -> {
            var attempt = new Attempt(wanted, Optional.empty());
            Entry<WindowSession> entry = sessions.expect(wanted.name(), attempt::cancel);
            expected.put(entry, wanted);
            attempt.run(entry);
        });
        return !last.isEmpty();
    }

    /** One try to get one session back. */
    private final class Attempt {
        private final Wanted wanted;
        private final Optional<Asking> asking;
        private final AtomicBoolean cancelled = new AtomicBoolean();

        /** @param asking the person; absent while nobody is to be asked */
        Attempt(Wanted wanted, Optional<Asking> asking) {
            this.wanted = wanted;
            this.asking = asking;
        }

        void cancel() {
            cancelled.set(true);
            asking.ifPresent(Asking::close);
        }

        void run(Entry<WindowSession> entry) {
            background.run(
                    this::signIn,
                    signedIn -> {
                        asking.ifPresent(Asking::close);
                        signedIn.ifPresentOrElse(
                                proved -> proved(entry, proved),
                                () -> failed(entry, "A person is needed to sign in here: choose this row to do so."));
                    },
                    problem -> {
                        asking.ifPresent(Asking::close);
                        failed(entry, problem);
                    });
        }

        /** Absent when it cannot be done without a person, or the person would not. */
        private Optional<SignedIn> signIn() throws Exception {
            SessionChoice choice = wanted.in(choices.call())
                    .orElseThrow(() -> AwsFailure.saying(
                            AwsFailure.Kind.NOT_FOUND,
                            "sign-in",
                            "This is no longer in the environment or the configuration files.",
                            "Remove it here, or put it back there."));
            SignInPrompt person = asking.<SignInPrompt>map(line -> line).orElseGet(SignInPrompt::nobody);
            try {
                return Optional.of(
                        signIn.signIn(choice, wanted.region(), wanted.endpoints(choice.endpoints()), person));
            } catch (SignInCancelledException e) {
                return Optional.empty();
            }
        }

        private void proved(Entry<WindowSession> entry, SignedIn signedIn) {
            if (cancelled.get()) {
                signedIn.close();
                return;
            }
            ConsoleSession session = opener.apply(signedIn, wanted);
            if (!sessions.proved(entry, session)) {
                session.close();
            } else if (asking.isPresent() || sessions.current().isEmpty() && !somebodyAtWork.getAsBoolean()) {
                sessions.select(entry);
            }
        }

        private void failed(Entry<WindowSession> entry, Problem problem) {
            failed(entry, problem.sentence() + " " + problem.wayOn());
        }

        private void failed(Entry<WindowSession> entry, String why) {
            sessions.failed(entry, why, () -> {
                var next = new Attempt(wanted, Optional.of(prompt.begin()));
                sessions.expectAgain(entry, next::cancel);
                next.run(entry);
            });
        }
    }
}
