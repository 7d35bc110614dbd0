package dev.countersign.ui.doctor.mend;

import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.mend.Attendant;
import dev.countersign.doctor.mend.Outcome;
import dev.countersign.doctor.mend.Rehearsal;
import dev.countersign.doctor.mend.StepResult;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Problem;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Carrying a remedy out, as a page sees it; one at a time. Use it on the FX thread. */
public final class RepairViewModel {
    private final RemedyRoom desk;
    private final Background background;
    private final Consumer<Outcome> over;
    private final Consumer<Problem> failed;
    private final Consumer<ExecutionArn> open;
    private final ReadOnlyObjectWrapper<Optional<RepairShown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Optional<CompletableFuture<Boolean>> question = Optional.empty();

    /**
     * @param over gets the outcome
     * @param failed gets what nobody expected
     * @param open goes to the page of an execution
     */
    public RepairViewModel(
            RemedyRoom desk,
            Background background,
            Consumer<Outcome> over,
            Consumer<Problem> failed,
            Consumer<ExecutionArn> open) {
        this.desk = desk;
        this.background = background;
        this.over = over;
        this.failed = failed;
        this.open = open;
    }

    public Rehearsal rehearse(Finding finding, Remedy remedy) {
        return desk.rehearse(finding, remedy);
    }

    /** Does what was rehearsed. */
    public void carryOut(Rehearsal rehearsal, String typed) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        shown.set(Optional.of(RepairShown.begun(rehearsal)));
        background.run(
                () -> desk.carryOut(rehearsal, typed, new OnLooker()),
                outcome -> {
                    busy.set(false);
                    change(present -> present.ended(outcome));
                    over.accept(outcome);
                },
                problem -> {
                    busy.set(false);
                    shown.set(Optional.empty());
                    failed.accept(problem);
                });
    }

    /** Says whether the step that only a person can do is done. */
    void answer(boolean done) {
        Optional<CompletableFuture<Boolean>> asked = question;
        question = Optional.empty();
        change(RepairShown::answered);
        asked.ifPresent(one -> one.complete(done));
    }

    /** Takes what was carried out from the page. */
    void dismiss() {
        if (!busy.get()) {
            shown.set(Optional.empty());
        }
    }

    /** Goes to the execution that the remedy started. */
    void openStarted() {
        shown.get().flatMap(RepairShown::outcome).flatMap(Outcome::started).ifPresent(open);
    }

    /** What is being carried out, or was last; absent when nothing was. */
    public ReadOnlyObjectProperty<Optional<RepairShown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    private void change(UnaryOperator<RepairShown> how) {
        shown.set(shown.get().map(how));
    }

    private void ask(CompletableFuture<Boolean> answer) {
        question = Optional.of(answer);
        change(RepairShown::asking);
    }

    /** Hears of it on the thread that does it, and brings it onto the FX thread. */
    private final class OnLooker implements Attendant {
        @Override
        public boolean hasDone(Remedy.Step byHand) {
            var answer = new CompletableFuture<Boolean>();
            background.onFxThread(() -> ask(answer));
            try {
                return answer.get();
            } catch (InterruptedException e) {
                // The program ends: nobody has said that it is done.
                Thread.currentThread().interrupt();
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException("an answer is never a failure", e);
            }
        }

        @Override
        public void begins(Remedy.Step step) {
            background.onFxThread(() -> change(present -> present.at(step)));
        }

        @Override
        public void ended(StepResult result) {
            background.onFxThread(() -> change(present -> present.with(result)));
        }
    }
}
