package dev.countersign.ui.kit;

import javafx.beans.property.StringProperty;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A field for the search in a list. */
public final class SearchBox extends StackPane {
    private final TextField field = new TextField();

    /** @param prompt what is searched, for example {@code Search profiles} */
    public SearchBox(String id, String prompt) {
        getStyleClass().add("search-box");
        field.setId(id);
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        FontIcon glass = new FontIcon(Feather.SEARCH);
        glass.setMouseTransparent(true);
        getChildren().addAll(field, glass);
    }

    public StringProperty textProperty() {
        return field.textProperty();
    }

    public void focus() {
        field.requestFocus();
        field.end();
    }

    /** Takes letters that were typed where no text is entered. */
    public void type(String letters) {
        field.requestFocus();
        field.appendText(letters);
        field.end();
    }

    /** Searches for nothing any more. Returns whether something was searched for. */
    public boolean clear() {
        boolean searching = !field.getText().isEmpty();
        field.clear();
        return searching;
    }
}
