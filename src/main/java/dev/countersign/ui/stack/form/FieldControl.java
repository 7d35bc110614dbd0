package dev.countersign.ui.stack.form;

import dev.countersign.stack.form.FormField;
import dev.countersign.stack.form.ParameterForm;
import dev.countersign.ui.kit.Field;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;

/** Makes the control that fits a parameter. */
final class FieldControl {
    private FieldControl() {}

    /** The field with its control; the control's id is {@code parameter-KEY}. */
    static Field of(StackFormViewModel model, FormField field) {
        StackFormViewModel.Entry entry = model.entry(field);
        Node control = control(field, entry.value());
        control.setId("parameter-" + field.key());
        control.setAccessibleText(field.label());
        control.focusedProperty().subscribe((before, focused) -> {
            if (before && !focused) {
                model.left(field);
            }
        });
        String label = field.isRequired() ? field.label() + " *" : field.label();
        return new Field(label, control, hint(field), entry.problem()).problemId("problem-" + field.key());
    }

    private static String hint(FormField field) {
        List<String> parts = new ArrayList<>();
        field.parameter().description().ifPresent(parts::add);
        switch (field.control()) {
            case LIST -> parts.add("Separate values by commas.");
            case SECRET -> parts.add("Never shown and never remembered.");
            case CHOICE, EMAIL, URL, NUMBER, TEXT, MULTILINE -> {}
        }
        return String.join(" ", parts);
    }

    private static Node control(FormField field, StringProperty value) {
        return switch (field.control()) {
            case CHOICE -> choice(field, value);
            case MULTILINE -> bound(lines(), value, "");
            case SECRET -> bound(new PasswordField(), value, secretPrompt(value));
            case EMAIL -> bound(new TextField(), value, "name@example.com");
            case URL -> bound(new TextField(), value, "https://");
            case NUMBER -> bound(new TextField(), value, "0");
            case TEXT, LIST -> bound(new TextField(), value, "");
        };
    }

    private static String secretPrompt(StringProperty value) {
        return value.get().equals(ParameterForm.HIDDEN) ? "Unchanged" : "";
    }

    private static TextArea lines() {
        TextArea area = new TextArea();
        area.setWrapText(true);
        area.setPrefRowCount(3);
        return area;
    }

    private static Node bound(TextInputControl control, StringProperty value, String prompt) {
        control.setPromptText(prompt);
        control.textProperty().bindBidirectional(value);
        return control;
    }

    private static Node choice(FormField field, StringProperty value) {
        ChoiceBox<String> box = new ChoiceBox<>();
        box.getItems().setAll(field.parameter().allowedValues());
        box.valueProperty().bindBidirectional(value);
        box.setMinWidth(180);
        return box;
    }
}
