package dev.countersign.ui.session.prompt;

import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Problem;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work at a time that may ask the person, and that can be cancelled: its result is then thrown away. Knows no
 * control; use it from the FX thread.
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

    /** Work that blocks. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Asking person) throws SignInCancelledException;
    }

    /**
     * Starts; nothing happens while another one runs.
     *
     * @param onTooLate gets a result that nobody waits for any more, to close it
     */
    public <T> void start(Work<T> work, Consumer<T> onSuccess, Consumer<T> onTooLate) {
        if (busy.get()) {
            return;
        }
        Asking asking = prompt.begin();
        present = asking;
        busy.set(true);
        problem.set(null);
        background.run(
                () -> result(work, asking),
                result -> finished(asking, result, onSuccess, onTooLate),
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
    private static <T> Optional<T> result(Work<T> work, Asking asking) {
        try {
            return Optional.of(work.with(asking));
        } catch (SignInCancelledException e) {
            return Optional.empty();
        }
    }

    private <T> void finished(Asking asking, Optional<T> result, Consumer<T> onSuccess, Consumer<T> onTooLate) {
        asking.close();
        if (present != asking) {
            result.ifPresent(onTooLate);
            return;
        }
        present = null;
        busy.set(false);
        result.ifPresent(onSuccess);
    }

    private void failed(Asking asking, Problem failure) {
        asking.close();
        if (present == asking) {
            present = null;
            busy.set(false);
            problem.set(failure);
        }
    }

    /** Something is under way. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why the last one failed; {@code null} when it did not. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
