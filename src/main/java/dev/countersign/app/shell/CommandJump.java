package dev.countersign.app.shell;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Ctrl+K: goes anywhere, or does anything, by a few letters of its name. */
final class CommandJump extends VBox {
    private static final int ROWS = 8;
    private static final double ROW_HEIGHT = 34;

    /** What can be jumped to: {@code text} is searched, {@code group} says what kind of thing it is. */
    record Command(String text, String group, Runnable action) {}

    private final Supplier<List<Command>> commands;
    private final Runnable close;
    private final TextField field = new TextField();
    private final ObservableList<Command> found = FXCollections.observableArrayList();
    private final ListView<Command> list = new ListView<>(found);

    CommandJump(Supplier<List<Command>> commands, Runnable close) {
        this.commands = commands;
        this.close = close;
        setId("command-jump");
        getStyleClass().add("command-jump");
        setMaxSize(560, USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.TOP_CENTER);
        StackPane.setMargin(this, new Insets(90, 0, 0, 0));
        field.setId("command-text");
        field.setPromptText("Go to, or do…");
        field.setAccessibleText("Go to a page or run a command");
        list.setFixedCellSize(ROW_HEIGHT);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new CommandCell());
        list.setOnMouseClicked(click -> run());
        field.textProperty().subscribe(this::search);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        getChildren().addAll(field, list);
    }

    /** Starts anew, with the cursor in the field. */
    void begin() {
        field.clear();
        search("");
        field.requestFocus();
    }

    private void search(String typed) {
        String[] words = typed.toLowerCase(Locale.ROOT).strip().split("\\s+");
        found.setAll(commands.get().stream()
                .filter(command -> matches(command, words))
                .toList());
        list.getSelectionModel().selectFirst();
        list.setPrefHeight(Math.clamp(found.size(), 1, ROWS) * ROW_HEIGHT + 2);
    }

    private static boolean matches(Command command, String[] words) {
        String text = (command.group() + " " + command.text()).toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private void key(KeyEvent key) {
        int at = list.getSelectionModel().getSelectedIndex();
        if (key.getCode() == KeyCode.DOWN || key.getCode() == KeyCode.UP) {
            int next = Math.clamp(at + (key.getCode() == KeyCode.DOWN ? 1 : -1), 0, Math.max(0, found.size() - 1));
            list.getSelectionModel().select(next);
            list.scrollTo(next);
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER) {
            run();
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE) {
            close.run();
            key.consume();
        }
    }

    private void run() {
        Command command = list.getSelectionModel().getSelectedItem();
        if (command != null) {
            close.run();
            command.action().run();
        }
    }

    private static final class CommandCell extends ListCell<Command> {
        private final Label group = new Label();

        CommandCell() {
            group.getStyleClass().add("caption");
        }

        @Override
        protected void updateItem(@Nullable Command command, boolean empty) {
            super.updateItem(command, empty);
            if (command == null || empty) {
                setText(null);
                setGraphic(null);
                return;
            }
            setText(command.text());
            group.setText(command.group());
            group.setMinWidth(90);
            setGraphic(group);
        }
    }
}
