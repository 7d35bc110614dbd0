package dev.countersign.ui.session.center;

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

/** The tree of accounts and roles: searched by typing, walked with the arrow keys, opened with Enter. */
final class AccountList extends VBox {
    private static final int PAGE = 10;

    private final AccountsViewModel model;
    private final SearchBox search = new SearchBox("account-search", "Search accounts and roles");
    private final ListView<AccountRow> list = new ListView<>();

    AccountList(AccountsViewModel model) {
        this.model = model;
        getStyleClass().add("choice-list");
        search.textProperty().bindBidirectional(model.searchProperty());
        list.setId("accounts");
        list.setItems(model.rows());
        list.setCellFactory(view -> new AccountCell(model));
        Label nothing = new Label("No account and no role has this name. Esc shows everything again.");
        nothing.getStyleClass().add("muted");
        nothing.setWrapText(true);
        list.setPlaceholder(nothing);
        VBox.setVgrow(list, Priority.ALWAYS);
        Label progress = new Label();
        progress.setId("roles-progress");
        progress.getStyleClass().add("caption");
        progress.textProperty().bind(model.progressProperty());
        progress.managedProperty().bind(progress.textProperty().isNotEmpty());
        getChildren().addAll(search, list, progress);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.selectedProperty().subscribe(this::mark);
        model.rows().addListener((ListChangeListener<AccountRow>)
                change -> mark(model.selectedProperty().get()));
    }

    void focusSearch() {
        search.focus();
    }

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
            case ENTER -> model.enter(key.isShortcutDown());
            case ESCAPE -> handled = search.clear();
            default -> handled = other(key);
        }
        if (handled) {
            key.consume();
        }
    }

    /** With a search, ← and → move in its text. */
    private boolean other(KeyEvent key) {
        boolean free = model.searchProperty().get().isEmpty();
        if (free && (key.getCode() == KeyCode.RIGHT || key.getCode() == KeyCode.LEFT)) {
            model.expand(key.getCode() == KeyCode.RIGHT);
            return true;
        }
        if (key.isShortcutDown() && key.getCode() == KeyCode.D) {
            model.pin();
            return true;
        }
        return false;
    }

    private void mark(@Nullable AccountRow selected) {
        int index = model.rows().indexOf(selected);
        if (index < 0) {
            list.getSelectionModel().clearSelection();
            return;
        }
        if (list.getSelectionModel().getSelectedIndex() != index) {
            list.getSelectionModel().clearAndSelect(index);
        }
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                && flow.getFirstVisibleCell() != null
                && flow.getLastVisibleCell() != null
                && (index <= flow.getFirstVisibleCell().getIndex()
                        || index >= flow.getLastVisibleCell().getIndex())) {
            list.scrollTo(Math.max(0, index - 1));
        }
    }
}
