package dev.countersign.ui.session;

import dev.countersign.ui.kit.SearchBox;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The choices, to be searched by typing, chosen with the arrow keys and signed in to with Enter. */
final class ChoiceList extends VBox {
    private static final int PAGE = 8;

    private final WelcomeViewModel model;
    private final Runnable onEnter;
    private final SearchBox search = new SearchBox("choice-search", "Search profiles");
    private final ListView<WelcomeRow> list = new ListView<>();

    /** @param onEnter goes on with what is selected */
    ChoiceList(WelcomeViewModel model, Runnable onEnter) {
        this.model = model;
        this.onEnter = onEnter;
        getStyleClass().add("choice-list");
        search.textProperty().bindBidirectional(model.searchProperty());
        list.setId("choices");
        list.setItems(model.rows());
        list.setCellFactory(view -> new ChoiceCell(model::select, onEnter));
        Label nothing = new Label("Nothing has this name. Esc shows everything again.");
        nothing.getStyleClass().add("muted");
        nothing.setWrapText(true);
        list.setPlaceholder(nothing);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(search, list);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.selectedProperty().subscribe(this::mark);
        model.rows().addListener((ListChangeListener<WelcomeRow>)
                change -> mark(model.selectedProperty().get()));
    }

    void focusSearch() {
        search.focus();
    }

    /** Takes a letter that was typed where no text is entered. */
    void type(String letters) {
        search.type(letters);
    }

    private void pressed(KeyEvent key) {
        boolean handled = true;
        switch (key.getCode()) {
            case DOWN -> model.move(1);
            case UP -> model.move(-1);
            case PAGE_DOWN -> model.move(PAGE);
            case PAGE_UP -> model.move(-PAGE);
            case ESCAPE -> handled = search.clear();
            default -> handled = key.getCode() == KeyCode.ENTER && enter();
        }
        if (handled) {
            key.consume();
        }
    }

    private boolean enter() {
        onEnter.run();
        return true;
    }

    private void mark(@Nullable WelcomeRow selected) {
        int index = model.rows().indexOf(selected);
        if (index < 0) {
            list.getSelectionModel().clearSelection();
            return;
        }
        if (list.getSelectionModel().getSelectedIndex() != index) {
            list.getSelectionModel().clearAndSelect(index);
        }
        reveal(index);
    }

    /** Scrolls only where the row is out of sight: a list that jumps under the pointer is hard to click on. */
    private void reveal(int index) {
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            boolean visible = flow.getFirstVisibleCell() != null
                    && flow.getLastVisibleCell() != null
                    && index > flow.getFirstVisibleCell().getIndex()
                    && index < flow.getLastVisibleCell().getIndex();
            if (!visible) {
                list.scrollTo(Math.max(0, index - 1));
            }
        }
    }
}
