package dev.countersign.ui.stack.health;

import dev.countersign.stack.health.HealthAnswer;
import dev.countersign.stack.health.change.Line;
import dev.countersign.stack.health.finding.HealthFinding;
import dev.countersign.stack.health.finding.Proof;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One finding: what is the matter in one line; opened, why, what proves it, and the change that mends it. */
final class FindingCard extends TitledPane {
    FindingCard(HealthFinding finding, HealthAnswer answer, boolean open) {
        String code = finding.check().code();
        setId("finding-" + code);
        getStyleClass().addAll("finding", "disclosure");
        setAnimated(false);
        setExpanded(open);
        setText(null);
        setGraphic(head(finding));
        setAccessibleText(finding.severity().title() + ": " + finding.summary());
        setContent(details(finding, answer));
        // The line wraps with the card, which a graphic does not do by itself.
        ((Head) getGraphic()).follow(this);
    }

    private static Head head(HealthFinding finding) {
        Tone tone = HealthLook.tone(finding.severity());
        var severity =
                new Label(finding.severity().title(), new GlyphIcon(HealthLook.glyph(finding.severity()), 13, tone));
        severity.getStyleClass().add("count-chip");
        tone.on(severity);
        severity.setMinWidth(USE_PREF_SIZE);
        Label summary = Words.of(finding.summary());
        HBox.setHgrow(summary, Priority.ALWAYS);
        summary.setMinWidth(0);
        return new Head(severity, summary);
    }

    /** A line that is as wide as its card allows. */
    private static final class Head extends HBox {
        private static final double ARROW = 52;

        Head(Node... children) {
            super(10, children);
            setAlignment(Pos.CENTER_LEFT);
        }

        void follow(TitledPane card) {
            prefWidthProperty().bind(card.widthProperty().subtract(ARROW));
            maxWidthProperty().bind(prefWidthProperty());
        }
    }

    private static Node details(HealthFinding finding, HealthAnswer answer) {
        VBox details = new VBox(12, Words.of(finding.check().explanation(), "muted"), evidence(finding.evidence()));
        details.getChildren()
                .add(new VBox(
                        4,
                        Words.brief("To mend it", "eyebrow"),
                        Words.of(finding.change().advice())));
        List<Line> lines = answer.change(finding);
        if (!lines.isEmpty()) {
            details.getChildren().add(new ChangeBox("copy-" + finding.check().code(), lines));
        }
        return details;
    }

    private static Node evidence(List<Proof> proofs) {
        VBox box = new VBox(6, Words.brief("What shows it", "eyebrow"));
        box.getStyleClass().add("evidence");
        for (Proof proof : proofs) {
            Label where = Words.of(proof.origin().shown(), "caption");
            where.getStyleClass().add("mono");
            box.getChildren().add(new VBox(1, Words.of(proof.observation()), where));
        }
        return box;
    }
}
