package dev.countersign.ui.doctor.mend;

import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.mend.Rehearsal;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.WindowMarks;
import dev.countersign.ui.kit.Words;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** "Carry out…" of one remedy, with why it does not work where it does not. */
public final class RemedyButton extends HBox {
    private final RepairViewModel repairs;
    private final Finding finding;
    private final Remedy remedy;
    private final Button button = new Button("Carry out…");
    /** Held, because a binding that nobody holds is collected and falls silent. */
    private final ObservableValue<String> readOnly;

    /** @param number of the remedy within its finding, from 1 */
    public RemedyButton(RepairViewModel repairs, Finding finding, Remedy remedy, int number) {
        super(10);
        this.repairs = repairs;
        this.finding = finding;
        this.remedy = remedy;
        setAlignment(Pos.CENTER_LEFT);
        if (remedy.steps().stream().allMatch(Rehearsal::isByHand)) {
            getChildren().add(Words.of("This is for a person to do; there is no call for it.", "caption"));
            readOnly = WindowMarks.whyNotChange(this);
            return;
        }
        button.setId("carry-out-" + finding.cause().code() + "-" + number);
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText("Carry out: " + remedy.title());
        if (number == 1) {
            button.getStyleClass().add("solid");
            Tone.ACCENT.on(button);
        }
        button.setOnAction(event -> ask());
        WindowMarks.forChanging(button, repairs.busyProperty());
        Label reason = Words.of("", "why-not");
        readOnly = WindowMarks.whyNotChange(reason);
        reason.textProperty().bind(readOnly);
        HBox.setHgrow(reason, Priority.ALWAYS);
        getChildren().addAll(button, reason);
    }

    private void ask() {
        Rehearsal rehearsal = repairs.rehearse(finding, remedy);
        RehearsalQuestion.of(rehearsal)
                .ask(getScene().getWindow(), () -> repairs.carryOut(rehearsal, rehearsal.confirmation()));
    }
}
