package dev.countersign.ui.doctor;

import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.StatusBadge;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A way to mend it, with all that one has to know before going it. */
final class RemedyCard extends VBox {
    private static final StatusLook PASSES_OVER =
            new StatusLook(Glyph.ELSEWHERE, Tone.WAITING, "Passes over the approval");

    /**
     * @param number its place in the order in which the remedies should be considered, from 1
     * @param carryOut what carries it out
     */
    RemedyCard(Remedy remedy, int number, Node carryOut) {
        super(10);
        getStyleClass().addAll("panel", "remedy-card");
        Node title = Words.of(remedy.title(), "title-card");
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head = new HBox(10, Words.brief(Integer.toString(number), "remedy-number"), title);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(head);
        if (remedy.passesOverApproval()) {
            getChildren().add(new HBox(new StatusBadge(PASSES_OVER)));
        }
        List<Remedy.Step> steps = remedy.steps();
        for (int i = 0; i < steps.size(); i++) {
            getChildren().add(new StepPane(steps.get(i), steps.size() == 1 ? 0 : i + 1));
        }
        if (!remedy.consequences().isEmpty()) {
            VBox consequences = new VBox(3, Words.brief("What it sets off", "eyebrow"));
            remedy.consequences().forEach(one -> consequences.getChildren().add(bullet(one)));
            getChildren().add(consequences);
        }
        getChildren().add(new VBox(3, Words.brief("Taking it back", "eyebrow"), Words.of(remedy.undo())));
        getChildren().add(carryOut);
    }

    private static Node bullet(String text) {
        Node words = Words.of(text);
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(8, Words.brief("•", "muted"), words);
    }
}
