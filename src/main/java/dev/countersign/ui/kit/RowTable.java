package dev.countersign.ui.kit;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;

/**
 * A table over rows that somebody else keeps: sortable, searchable, opened with Enter or a double click. Selection survives
 * changes of the rows as long as they are replaced in place.
 *
 * @param <T> what a row shows
 */
public final class RowTable<T> {
    private static final KeyCodeCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private static final double NARROW = 200;
    private static final double MARGIN = 20;

    private final TableView<T> table = new TableView<>();
    private final FilteredList<T> filtered;

    /**
     * @param id the table's id
     * @param accessibleText what its rows are
     */
    public RowTable(String id, String accessibleText, ObservableList<T> rows) {
        filtered = new FilteredList<>(rows);
        SortedList<T> sorted = new SortedList<>(filtered);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setId(id);
        table.setAccessibleText(accessibleText);
        fitColumnsOnceShown();
    }

    /** The columns have their own widths until the table has one; a table that is made without room would even them out. */
    private void fitColumnsOnceShown() {
        table.widthProperty().subscribe(width -> {
            if (width.doubleValue() > NARROW) {
                table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
            }
        });
    }

    public TableView<T> view() {
        return table;
    }

    /** What is shown while there is no row. */
    public RowTable<T> empty(Node placeholder) {
        table.setPlaceholder(placeholder);
        return this;
    }

    /** Adds a column of text. Text that does not fit shows in full when pointed at. */
    public RowTable<T> text(String title, double width, Function<T, String> text) {
        TableColumn<T, String> column = column(title, width, text);
        column.setCellFactory(each -> new TextCell<>());
        return this;
    }

    /** Adds a column of text that takes as many lines as it needs. */
    public RowTable<T> wrapped(String title, double width, Function<T, String> text) {
        TableColumn<T, String> column = column(title, width, text);
        column.setCellFactory(each -> new WrappedCell<>());
        return this;
    }

    /** Adds a column of values drawn as nodes, sorted by {@code order}. */
    public <V> RowTable<T> node(
            String title, double width, Function<T, V> value, Comparator<V> order, Function<V, Node> draw) {
        TableColumn<T, V> column = column(title, width, value);
        column.setComparator(order);
        column.setCellFactory(each -> new NodeCell<>(draw));
        return this;
    }

    /** Calls {@code open} for the row that is double-clicked, or selected when Enter is pressed. */
    public RowTable<T> onOpen(Consumer<T> open) {
        table.setRowFactory(view -> {
            TableRow<T> row = new TableRow<>();
            row.setOnMouseClicked(click -> {
                if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2 && !row.isEmpty()) {
                    open.accept(row.getItem());
                }
            });
            return row;
        });
        table.setOnKeyPressed(key -> {
            T selected = table.getSelectionModel().getSelectedItem();
            if (key.getCode() == KeyCode.ENTER && selected != null) {
                open.accept(selected);
                key.consume();
            }
        });
        return this;
    }

    /** A field that keeps only the rows whose {@code words} hold what is typed; {@code /} in the table jumps to it. */
    public TextField search(String id, String prompt, Function<T, String> words) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.getStyleClass().add("search");
        searchedBy(field.textProperty(), words);
        field.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                field.clear();
                key.consume();
            } else if (key.getCode() == KeyCode.DOWN) {
                table.requestFocus();
                table.getSelectionModel().selectFirst();
                key.consume();
            }
        });
        table.addEventHandler(KeyEvent.KEY_TYPED, key -> {
            if (key.getCharacter().equals("/")) {
                field.requestFocus();
            }
        });
        return field;
    }

    /** Keeps only the rows whose {@code words} hold what is typed in a field that several tables share. */
    public RowTable<T> searchedBy(ObservableValue<String> typed, Function<T, String> words) {
        typed.subscribe(text -> keep(text, words));
        return this;
    }

    /** Puts a row on the clipboard as {@code line} says when Ctrl+C is pressed. */
    public RowTable<T> onCopy(Function<T, String> line) {
        table.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            T selected = table.getSelectionModel().getSelectedItem();
            if (COPY.match(key) && selected != null) {
                ClipboardContent content = new ClipboardContent();
                content.putString(line.apply(selected));
                Clipboard.getSystemClipboard().setContent(content);
                key.consume();
            }
        });
        return this;
    }

    private void keep(String typed, Function<T, String> words) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        filtered.setPredicate(
                wanted.isEmpty()
                        ? null
                        : row -> words.apply(row).toLowerCase(Locale.ROOT).contains(wanted));
    }

    private <V> TableColumn<T, V> column(String title, double width, Function<T, V> value) {
        TableColumn<T, V> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 60));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        table.getColumns().add(column);
        return column;
    }

    private static final class TextCell<T> extends TableCell<T, String> {
        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
            setTooltip(empty || item == null || item.length() < 24 ? null : new Tooltip(item));
        }
    }

    private static final class WrappedCell<T> extends TableCell<T, String> {
        private final Text words = new Text();

        WrappedCell() {
            words.getStyleClass().add("wrapped-text");
            words.wrappingWidthProperty().bind(widthProperty().subtract(MARGIN));
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setPrefHeight(USE_COMPUTED_SIZE);
        }

        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            words.setText(item == null ? "" : item);
            setGraphic(empty || item == null ? null : words);
        }
    }

    private static final class NodeCell<T, V> extends TableCell<T, V> {
        private final Function<V, Node> draw;

        NodeCell(Function<V, Node> draw) {
            this.draw = draw;
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        @Override
        protected void updateItem(V item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty || item == null ? null : draw.apply(item));
        }
    }
}
