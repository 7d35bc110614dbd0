package dev.countersign.ui.doctor;

import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.ui.kit.StatusBadge;
import dev.countersign.ui.kit.Words;
import java.time.Instant;
import java.time.ZoneId;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** One cause: its name, what it means for somebody who is new to it, what is the case here, and what proves it. */
final class CauseCard extends VBox {
    /**
     * @param said what the page has said already, and need not say again
     * @param now AWS's now
     */
    CauseCard(Finding finding, String said, Instant now, ZoneId zone) {
        super(12);
        getStyleClass().addAll("panel", "cause-card");
        setId("cause-" + finding.cause().code());
        var cause = finding.cause();
        Label code = Words.brief(cause.code(), "cause-code");
        code.setAccessibleText("Code " + cause.code());
        FlowPane marks = new FlowPane(
                8,
                4,
                code,
                new StatusBadge(DoctorLook.of(finding.confidence())),
                Words.brief(
                        "Hop " + (finding.hop().ordinal() + 1) + " of 7: "
                                + finding.hop().title(),
                        "caption"));
        marks.setAlignment(Pos.CENTER_LEFT);
        VBox head = new VBox(6, marks, Words.of(cause.title(), "title-section"));
        getChildren().addAll(head, Words.of(cause.explanation(), "muted"));
        if (!finding.summary().equals(said)) {
            getChildren().add(new VBox(4, Words.brief("Here", "eyebrow"), Words.of(finding.summary())));
        }
        if (!finding.evidence().isEmpty()) {
            getChildren().add(new EvidenceTable(finding.evidence(), now, zone));
        }
        getChildren()
                .add(new VBox(
                        4, Words.brief("So that it does not happen again", "eyebrow"), Words.of(cause.prevention())));
    }
}
