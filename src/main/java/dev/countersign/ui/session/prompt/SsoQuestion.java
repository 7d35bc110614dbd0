package dev.countersign.ui.session.prompt;

import dev.countersign.session.sso.SsoAttempt;
import dev.countersign.session.sso.SsoStep;
import dev.countersign.ui.fx.Background;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A sign-in to IAM Identity Center that the person has to agree to in a browser. */
public final class SsoQuestion implements Question {
    private final Asking asking;
    private final SsoAttempt attempt;
    private final ReadOnlyObjectWrapper<SsoStep> step;
    private final Runnable unsubscribe;

    SsoQuestion(Asking asking, SsoAttempt attempt, Background background) {
        this.asking = asking;
        this.attempt = attempt;
        this.step = new ReadOnlyObjectWrapper<>(attempt.step());
        this.unsubscribe = attempt.onStep(next -> background.onFxThread(() -> step.set(next)));
    }

    @Override
    public Asking asking() {
        return asking;
    }

    @Override
    public boolean isOver() {
        return attempt.step().isOver();
    }

    /** The sign-in itself: what it is for, and what can be done with it. */
    public SsoAttempt attempt() {
        return attempt;
    }

    /** Where it stands, on the FX thread. */
    public ReadOnlyObjectProperty<SsoStep> stepProperty() {
        return step.getReadOnlyProperty();
    }

    @Override
    public void cancel() {
        unsubscribe.run();
        attempt.cancel();
    }
}
