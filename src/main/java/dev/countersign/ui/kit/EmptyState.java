package dev.countersign.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** What a page shows while it has nothing to show: why that is so, and what to do next. */
public final class EmptyState extends VBox {
    public EmptyState(Glyph glyph, String title, String text, Node... actions) {
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        StackPane medallion = new StackPane(new GlyphIcon(glyph, 28));
        medallion.getStyleClass().add("medallion");
        Label heading = new Label(title);
        heading.getStyleClass().add("title-section");
        Label sentence = new Label(text);
        sentence.getStyleClass().add("muted");
        sentence.setWrapText(true);
        sentence.setMaxWidth(440);
        sentence.setTextAlignment(TextAlignment.CENTER);
        sentence.setAlignment(Pos.CENTER);
        getChildren().addAll(medallion, heading, sentence);
        if (actions.length > 0) {
            HBox row = new HBox(actions);
            row.getStyleClass().add("actions");
            getChildren().add(row);
        }
    }
}
