package dev.countersign.app.sessions;

import dev.countersign.session.credentials.CredentialState;
import dev.countersign.session.credentials.SessionCredentials;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.session.prompt.Asking;
import dev.countersign.ui.session.prompt.WindowPrompt;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * How long one stays signed in, and signing in again without leaving the page. It never asks a person by itself: it says that
 * one is needed, once, and waits. Knows no control; use it on the FX thread.
 */
public final class RenewalViewModel implements AutoCloseable {
    /** What is to be said across the page; at most one of them at a time. */
    public sealed interface Word {
        /** Good for now, and nothing to be done. */
        record Nothing() implements Word {}

        /** A person is needed soon. */
        record Soon(Instant until) implements Word {}

        /**
         * A person is needed now.
         *
         * @param why as a sentence
         */
        record Needed(String why) implements Word {}

        /**
         * Renewing fails for a reason that may pass.
         *
         * @param why as a sentence
         */
        record Troubled(String why) implements Word {}

        /** A person signs in again right now. */
        record Renewing() implements Word {}

        /** Signing in again did not work. What was there before is still in use. */
        record Failed(Problem problem) implements Word {}
    }

    private final SessionCredentials credentials;
    private final Background background;
    private final WindowPrompt prompt;
    private final InstantSource now;
    private final Runnable onRenewed;
    private final Runnable stopListening;
    private final ReadOnlyObjectWrapper<Word> word = new ReadOnlyObjectWrapper<>(new Word.Nothing());
    private CredentialState state;
    private boolean refused;
    private @Nullable Asking asking;
    private @Nullable Problem problem;
    private boolean closed;

    /**
     * @param now AWS's clock
     * @param onRenewed called when the credentials are good again after they were not
     */
    public RenewalViewModel(
            SessionCredentials credentials,
            Background background,
            WindowPrompt prompt,
            InstantSource now,
            Runnable onRenewed) {
        this.credentials = credentials;
        this.background = background;
        this.prompt = prompt;
        this.now = now;
        this.onRenewed = onRenewed;
        this.state = credentials.state();
        this.stopListening = credentials.onChange(next -> background.onFxThread(() -> take(next)));
        tick();
    }

    public ReadOnlyObjectProperty<Word> wordProperty() {
        return word.getReadOnlyProperty();
    }

    public CredentialState state() {
        return state;
    }

    /** Time has passed. */
    public void tick() {
        if (!closed) {
            word.set(present());
        }
    }

    /** Whether AWS refuses calls since the credentials have ended, whatever these say of themselves. */
    public void refusedByAws(boolean now) {
        refused = now;
        tick();
    }

    /** Signs in again, with the help of the person. A second call while one goes on changes nothing. */
    public void renew() {
        if (asking != null || closed) {
            return;
        }
        Asking line = prompt.begin();
        asking = line;
        problem = null;
        tick();
        background.run(() -> renewed(line), done -> over(line, done), failure -> failed(line, failure));
    }

    private boolean renewed(Asking line) {
        try (line) {
            credentials.renew(line);
            return true;
        } catch (SignInCancelledException e) {
            return false;
        }
    }

    /** The person would not. */
    public void cancel() {
        if (asking != null) {
            asking.close();
        }
    }

    private void over(Asking line, boolean done) {
        if (asking == line) {
            asking = null;
        }
        if (done && !closed) {
            refused = false;
            state = credentials.state();
            onRenewed.run();
        }
        tick();
    }

    private void failed(Asking line, Problem failure) {
        if (asking == line) {
            asking = null;
        }
        problem = failure;
        tick();
    }

    private void take(CredentialState next) {
        boolean wasGood = isGood(state) && !refused;
        state = next;
        if (isGood(next)) {
            problem = null;
            refused = false;
            if (!wasGood && !closed) {
                // Another Region's session may have signed in for all of them.
                onRenewed.run();
            }
        }
        tick();
    }

    private Word present() {
        if (asking != null) {
            return new Word.Renewing();
        }
        if (problem != null) {
            return new Word.Failed(problem);
        }
        return switch (state) {
            case CredentialState.NeedsPerson(String why) -> new Word.Needed(why);
            case CredentialState.Ending(Instant until)
            when !until.isAfter(now.instant()) -> new Word.Needed("Your credentials have ended.");
            case CredentialState.Troubled(Optional<Instant> until, String why) ->
                until.filter(now.instant()::isBefore).isPresent() || until.isEmpty()
                        ? new Word.Troubled(why)
                        : new Word.Needed(why);
            case CredentialState _ when refused -> new Word.Needed("AWS says that your credentials have ended.");
            case CredentialState.Ending(Instant until)
            when Standing.isSoon(until, now.instant()) -> new Word.Soon(until);
            case CredentialState.Ending _, CredentialState.Lasting _, CredentialState.Renewable _ -> new Word.Nothing();
        };
    }

    private static boolean isGood(CredentialState state) {
        return !(state instanceof CredentialState.NeedsPerson) && !(state instanceof CredentialState.Troubled);
    }

    @Override
    public void close() {
        closed = true;
        stopListening.run();
        cancel();
    }
}
