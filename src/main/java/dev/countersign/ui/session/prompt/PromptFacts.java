package dev.countersign.ui.session.prompt;

import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** What a question is about: names and values, long ones on several lines. */
final class PromptFacts extends GridPane {
    private int rows;

    PromptFacts() {
        super(16, 6);
        getStyleClass().add("prompt-facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(names, values);
    }

    void add(String name, String value) {
        Label title = new Label(name);
        title.getStyleClass().add("facts-label");
        Label words = new Label(value);
        words.getStyleClass().add("mono");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        GridPane.setValignment(title, VPos.TOP);
        addRow(rows++, title, words);
    }
}
