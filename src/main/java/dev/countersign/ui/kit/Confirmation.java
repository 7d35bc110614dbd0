package dev.countersign.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;

/**
 * A question before something that cannot be taken back. It names what will happen to what; for the most destructive actions
 * the name has to be typed. In whose name it would be done is added, and that the account is in production where it is.
 *
 * @param title the question
 * @param consequence what will happen, in a sentence
 * @param facts what it will happen to: names and values, shown as they are
 * @param action the word on the button that does it
 * @param tone of that button
 * @param typed the word to be typed before the button works, if one has to be
 */
public record Confirmation(
        String title, String consequence, List<Fact> facts, String action, Tone tone, Optional<String> typed) {

    /** One name and its value. */
    public record Fact(String name, String value) {}

    public Confirmation {
        facts = List.copyOf(facts);
    }

    /** Shows the question over {@code owner} and calls {@code confirmed} if the user agrees. Returns at once. */
    public void ask(Window owner, Runnable confirmed) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setTitle(title);
        DialogPane pane = dialog.getDialogPane();
        pane.setId("confirmation");
        pane.getStyleClass().add("confirmation");
        pane.getStylesheets().setAll(owner.getScene().getStylesheets());
        ButtonType act = new ButtonType(action, ButtonData.OK_DONE);
        pane.getButtonTypes().setAll(ButtonType.CANCEL, act);
        TextField word = new TextField();
        dialog.setOnShown(shown -> {
            // A window that sticks out of a headless screen cannot be drawn; there the dialog keeps to the corner.
            Windows.keepInside(owner, pane.getScene().getWindow());
            if (typed.isPresent()) {
                word.requestFocus();
            }
        });
        pane.setContent(
                content(word, WindowMarks.of(owner.getScene()).actingProperty().get()));
        Button button = (Button) pane.lookupButton(act);
        button.setId("confirm");
        button.getStyleClass().addAll("solid");
        tone.on(button);
        typed.ifPresent(expected -> button.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !word.getText().strip().equals(expected), word.textProperty())));
        ((Button) pane.lookupButton(ButtonType.CANCEL)).setId("cancel");
        dialog.resultProperty().subscribe(answer -> {
            if (answer == act) {
                confirmed.run();
            }
        });
        dialog.show();
    }

    private Node content(TextField word, Identity acting) {
        Label heading = new Label(title);
        heading.getStyleClass().add("title-section");
        heading.setWrapText(true);
        Label sentence = new Label(consequence);
        sentence.setWrapText(true);
        VBox content = new VBox(12, heading, sentence);
        content.getStyleClass().add("consequence");
        content.setPrefWidth(560);
        List<Fact> all = new ArrayList<>(facts);
        if (!acting.isNobody()) {
            all.add(new Fact("As", acting.title() + "\n" + acting.where()));
        }
        if (!all.isEmpty()) {
            content.getChildren().add(factsGrid(all));
        }
        if (acting.production()) {
            content.getChildren().add(production(acting));
        }
        typed.ifPresent(expected -> {
            word.setId("confirm-word");
            word.setPromptText(expected);
            word.setAccessibleText("Type " + expected + " to confirm");
            content.getChildren().add(new VBox(4, new Label("Type " + expected + " to confirm"), word));
        });
        return content;
    }

    private static Node production(Identity acting) {
        Label line = new Label(acting.place() + " is in production.", new GlyphIcon(Glyph.FAILED, 16, Tone.FAILED));
        line.setId("production-warning");
        line.getStyleClass().add("production-line");
        line.setWrapText(true);
        return line;
    }

    private static GridPane factsGrid(List<Fact> facts) {
        GridPane grid = new GridPane(16, 6);
        grid.getStyleClass().add("facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(GridPane.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, values);
        for (int row = 0; row < facts.size(); row++) {
            Label name = new Label(facts.get(row).name());
            name.getStyleClass().add("facts-label");
            Label value = new Label(facts.get(row).value());
            value.getStyleClass().add("facts-value");
            value.setWrapText(true);
            GridPane.setValignment(name, VPos.TOP);
            grid.addRow(row, name, value);
        }
        return grid;
    }
}
