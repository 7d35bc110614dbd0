package dev.countersign.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A control with its label above, and below it a hint, or in the hint's place what is wrong with the input. */
public final class Field extends VBox {
    private static final double ICON = 13;

    private final Label problem = new Label();
    private final Label hint;

    /**
     * @param hint may be empty
     * @param wrong what is wrong, as a sentence; empty = nothing
     */
    public Field(String label, Node control, String hint, ObservableValue<String> wrong) {
        getStyleClass().add("field");
        Label title = new Label(label);
        title.getStyleClass().add("field-label");
        title.setLabelFor(control);
        title.setWrapText(true);
        this.hint = words(new Label(hint), "field-hint");
        words(problem, "field-problem");
        problem.setGraphic(new GlyphIcon(Glyph.FAILED, ICON));
        VBox.setVgrow(control, Priority.SOMETIMES);
        getChildren().addAll(title, control, this.hint, problem);
        wrong.subscribe(this::say);
    }

    /** Gives the sentence's label an id, for tests and the tour. */
    public Field problemId(String id) {
        problem.setId(id);
        return this;
    }

    private void say(String sentence) {
        boolean wrong = !sentence.isEmpty();
        problem.setText(sentence);
        show(problem, wrong);
        show(hint, !wrong && !hint.getText().isEmpty());
        getStyleClass().remove("wrong");
        if (wrong) {
            getStyleClass().add("wrong");
        }
    }

    private static Label words(Label label, String styleClass) {
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
