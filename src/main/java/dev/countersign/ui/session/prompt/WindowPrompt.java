package dev.countersign.ui.session.prompt;

import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.SignInPrompt;
import dev.countersign.session.sso.SsoAttempt;
import dev.countersign.ui.fx.Background;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The person at the window. Any number of worker threads may ask at the same time; the window shows one question and keeps the
 * others waiting. Knows no control; {@link PromptLayer} shows it. The properties belong to the FX thread.
 *
 * <p>{@link #begin} gives a sign-in a line of its own, which keeps its questions together; asked directly, each question stands
 * alone.
 */
public final class WindowPrompt implements SignInPrompt {
    private final Background background;
    private final InstantSource clock;
    private final List<Question> queue = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable Question> current = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();

    /** @param clock for countdowns */
    public WindowPrompt(Background background, InstantSource clock) {
        this.background = background;
        this.clock = clock;
    }

    /** A line for one sign-in, from its beginning to its end. */
    public Asking begin() {
        return new Asking(this);
    }

    @Override
    public String mfaCode(MfaRequest request) throws SignInCancelledException {
        try (Asking once = begin()) {
            return once.mfaCode(request);
        }
    }

    @Override
    public void ssoSignIn(SsoAttempt attempt) {
        try (Asking once = begin()) {
            once.ssoSignIn(attempt);
        }
    }

    Background background() {
        return background;
    }

    InstantSource clock() {
        return clock;
    }

    /** The question on screen; {@code null} when nothing is asked. */
    public ReadOnlyObjectProperty<@Nullable Question> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** How many more wait behind the one on screen. */
    public ReadOnlyIntegerProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /** The person would not answer the question on screen. */
    public void cancel() {
        Question question = current.get();
        if (question != null) {
            question.cancel();
            next();
        }
    }

    void ask(Question question) {
        background.onFxThread(() -> {
            Question shown = current.get();
            if (question.asking().isClosed()) {
                question.cancel();
            } else if (!question.isOver()) {
                if (shown == null || shown.asking() == question.asking()) {
                    current.set(question);
                } else {
                    queue.add(question);
                    waiting.set(queue.size());
                }
            }
        });
    }

    void withdraw(Asking asking) {
        background.onFxThread(() -> {
            queue.stream().filter(question -> question.asking() == asking).forEach(Question::cancel);
            queue.removeIf(question -> question.asking() == asking);
            waiting.set(queue.size());
            Question shown = current.get();
            if (shown != null && shown.asking() == asking) {
                shown.cancel();
                next();
            }
        });
    }

    private void next() {
        queue.removeIf(Question::isOver);
        Question following = queue.isEmpty() ? null : queue.removeFirst();
        waiting.set(queue.size());
        current.set(following);
    }
}
