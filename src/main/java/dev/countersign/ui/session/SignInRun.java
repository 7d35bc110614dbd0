package dev.countersign.ui.session;

import dev.countersign.session.SignedIn;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.SignInPrompt;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.session.prompt.Asking;
import dev.countersign.ui.session.prompt.WindowPrompt;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in at a time, which can be cancelled. A session that comes after it was cancelled is closed again. Knows no control;
 * use it from the FX thread.
 */
public final class SignInRun {
    private final Background background;
    private final WindowPrompt prompt;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable Asking present;

    public SignInRun(Background background, WindowPrompt prompt) {
        this.background = background;
        this.prompt = prompt;
    }

    /** Blocks until there is a proved session. */
    @FunctionalInterface
    public interface Work {
        SignedIn signIn(SignInPrompt person) throws SignInCancelledException;
    }

    /** Starts; nothing happens while another one runs. */
    public void start(Work work, Consumer<SignedIn> onSignedIn) {
        if (busy.get()) {
            return;
        }
        Asking asking = prompt.begin();
        present = asking;
        busy.set(true);
        problem.set(null);
        background.run(
                () -> result(work, asking),
                session -> finished(asking, session, onSignedIn),
                failure -> failed(asking, failure));
    }

    /** Ends what runs: whatever it asks is withdrawn, and its answer will not count. */
    public void cancel() {
        if (present != null) {
            present.close();
            present = null;
            busy.set(false);
        }
    }

    /** Forgets what went wrong. */
    public void clear() {
        problem.set(null);
    }

    /** Absent when the person would not: that is no failure. */
    private static Optional<SignedIn> result(Work work, Asking asking) {
        try {
            return Optional.of(work.signIn(asking));
        } catch (SignInCancelledException e) {
            return Optional.empty();
        }
    }

    private void finished(Asking asking, Optional<SignedIn> session, Consumer<SignedIn> onSignedIn) {
        asking.close();
        if (present != asking) {
            session.ifPresent(SignedIn::close);
            return;
        }
        present = null;
        busy.set(false);
        session.ifPresent(onSignedIn);
    }

    private void failed(Asking asking, Problem failure) {
        asking.close();
        if (present == asking) {
            present = null;
            busy.set(false);
            problem.set(failure);
        }
    }

    /** A sign-in is under way. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why the last one failed; {@code null} when it did not. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
