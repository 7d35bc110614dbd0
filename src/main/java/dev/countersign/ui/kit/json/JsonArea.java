package dev.countersign.ui.kit.json;

import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.TextPos;

/**
 * JSON with colours and line numbers, to read or to edit. The one place that uses the incubating {@code CodeArea}. While it
 * is edited, a line below says where the text stops being JSON.
 */
public final class JsonArea extends VBox {
    private final CodeArea area = new CodeArea();
    private final Label hint = new Label();
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    private final UnaryOperator<String> check;
    private String source = "";

    private JsonArea(boolean editable, String accessibleText, UnaryOperator<String> check) {
        this.check = check;
        getStyleClass().add("json-area");
        area.setLineNumbersEnabled(true);
        area.setSyntaxDecorator(new JsonColours());
        area.setEditable(editable);
        area.setWrapText(!editable);
        area.setAccessibleText(accessibleText);
        area.setId("json-text");
        VBox.setVgrow(area, Priority.ALWAYS);
        hint.getStyleClass().add("json-hint");
        hint.setId("json-hint");
        hint.textProperty().bind(problem);
        hint.visibleProperty().bind(problem.isNotEmpty());
        hint.managedProperty().bind(hint.visibleProperty());
        hint.setWrapText(true);
        getChildren().addAll(area, hint);
        if (editable) {
            area.getModel().addListener(change -> read());
        }
    }

    /** For reading; {@code accessibleText} says what it holds. */
    public static JsonArea viewer(String accessibleText) {
        return new JsonArea(false, accessibleText, text -> "");
    }

    /** For editing; {@code accessibleText} says what is to be entered. */
    public static JsonArea editor(String accessibleText) {
        return editor(accessibleText, JsonText::problemIn);
    }

    /** As {@link #editor(String)}, with a check of its own: it says in a sentence what is wrong with a text, empty for nothing. */
    public static JsonArea editor(String accessibleText, UnaryOperator<String> check) {
        return new JsonArea(true, accessibleText, check);
    }

    /** Shows a text, with line breaks and indentation when it is JSON, else as it is. The same text again moves nothing. */
    public void show(String json) {
        if (!json.equals(source)) {
            source = json;
            setText(JsonText.indented(json));
        }
    }

    /** Replaces the text as it is. */
    public void setText(String replacement) {
        area.setText(replacement);
        area.select(TextPos.ZERO);
        read();
    }

    /** What is in it now. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** Why the text is not JSON, for the user; empty when it is. Only of an editor. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    @Override
    public void requestFocus() {
        area.requestFocus();
    }

    private void read() {
        text.set(area.getText());
        if (area.isEditable()) {
            problem.set(check.apply(text.get()));
        }
    }
}
