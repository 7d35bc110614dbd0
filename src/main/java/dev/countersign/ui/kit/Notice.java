package dev.countersign.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A line across a page that says something about all of it: an outcome, a warning, that the rows are stale. */
public final class Notice extends HBox {
    private final GlyphIcon icon;
    private final Label title = new Label();
    private final Label text = new Label();
    private final HBox actions = new HBox(8);

    public Notice(Tone tone, Glyph glyph, String title, String text, Node... actions) {
        getStyleClass().add("notice");
        setAccessibleRole(AccessibleRole.TEXT);
        icon = new GlyphIcon(glyph, 18);
        this.title.getStyleClass().add("notice-title");
        this.title.setWrapText(true);
        this.title.setMinHeight(USE_PREF_SIZE);
        this.text.getStyleClass().add("notice-text");
        this.text.setWrapText(true);
        this.text.setMinHeight(USE_PREF_SIZE);
        VBox words = new VBox(2, this.title, this.text);
        HBox.setHgrow(words, Priority.ALWAYS);
        this.actions.getChildren().addAll(actions);
        this.actions.setMinWidth(USE_PREF_SIZE);
        this.actions.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(icon, words, this.actions);
        show(tone, glyph, title, text);
    }

    /** Says something else in the same place. */
    public void show(Tone tone, Glyph glyph, String newTitle, String newText) {
        tone.on(this);
        icon.setGlyph(glyph);
        set(title, newTitle);
        set(text, newText);
        setAccessibleText((newTitle + ". " + newText).strip());
    }

    public void setActions(Node... replacements) {
        actions.getChildren().setAll(replacements);
    }

    private static void set(Label label, String words) {
        label.setText(words);
        label.setVisible(!words.isEmpty());
        label.setManaged(!words.isEmpty());
    }
}
