package dev.countersign.ui.session.prompt;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What every question of a sign-in looks like. */
final class PromptParts {
    private static final double RING = 16;

    private PromptParts() {}

    /** What is asked, and below it for what. */
    static HBox heading(Feather icon, String title, String subject) {
        StackPane medallion = new StackPane(new FontIcon(icon));
        medallion.getStyleClass().add("prompt-medallion");
        Label heading = new Label(title);
        heading.getStyleClass().add("title-section");
        heading.setWrapText(true);
        Label about = new Label(subject);
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        VBox words = new VBox(1, heading, about);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(14, medallion, words);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** That something goes on. */
    static HBox progress(String text) {
        ProgressIndicator ring = new ProgressIndicator();
        ring.setPrefSize(RING, RING);
        ring.setMaxSize(RING, RING);
        HBox row = new HBox(8, ring, new Label(text));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** How many questions wait behind this one; nothing when none does. */
    static Label waiting(WindowPrompt prompt) {
        Label others = new Label();
        others.setId("prompt-waiting");
        others.getStyleClass().add("caption");
        others.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> others(prompt.waitingProperty().get()), prompt.waitingProperty()));
        others.managedProperty().bind(others.textProperty().isNotEmpty());
        others.visibleProperty().bind(others.textProperty().isNotEmpty());
        return others;
    }

    private static String others(int waiting) {
        return switch (waiting) {
            case 0 -> "";
            case 1 -> "One more question waits behind this one.";
            default -> waiting + " more questions wait behind this one.";
        };
    }
}
