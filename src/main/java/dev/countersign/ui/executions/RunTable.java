package dev.countersign.ui.executions;

import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.relay.RunState;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.EmptyState;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.RowTable;
import dev.countersign.ui.kit.StatusBadge;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.mark.CaseBadge;
import dev.countersign.watch.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/** The executions as a table: virtualised, sortable, opened with Enter or a double click; what changes flashes. */
final class RunTable {
    private static final String CHANGED = "changed";

    private final ExecutionsViewModel model;
    private final TableView<Run> table;

    RunTable(ExecutionsViewModel model, ZoneId zone) {
        this.model = model;
        RowTable<Run> rows = new RowTable<>("executions", "Executions, the newest first", model.rows());
        rows.node(
                "State",
                130,
                Run::state,
                Comparator.comparing(RunState::title),
                state -> new StatusBadge(StatusLook.of(state)));
        rows.text("Execution", 250, run -> run.execution().name());
        rows.text("State machine", 190, run -> run.execution().stateMachine().name());
        rows.text("Where it is", 290, ExecutionsViewModel::whereabouts);
        rows.onOpen(model::open);
        rows.empty(nothing());
        table = rows.view();
        table.getColumns().add(started(zone));
        table.getColumns().add(lasted());
        if (model.hasDoctor()) {
            table.getColumns().add(1, doctor(zone));
            model.examinedProperty().subscribe(count -> table.refresh());
        }
        table.setRowFactory(view -> new FlashingRow());
        keepSelection();
    }

    /** Sorting between our list and the table makes a replaced row a new one, which would lose the selection. */
    private void keepSelection() {
        AtomicReference<@Nullable ExecutionArn> last = new AtomicReference<>();
        selectedProperty().subscribe(run -> {
            if (run != null) {
                last.set(run.execution().arn());
            }
        });
        table.getItems().addListener((ListChangeListener<Run>) change -> {
            if (selectedProperty().get() == null && last.get() != null) {
                table.getItems().stream()
                        .filter(run -> run.execution().arn().equals(last.get()))
                        .findFirst()
                        .ifPresent(run -> table.getSelectionModel().select(run));
            }
        });
    }

    private Node nothing() {
        Button start = new Button("Start execution");
        start.setId("start-first-execution");
        start.getStyleClass().add("solid");
        Tone.ACCENT.on(start);
        start.setOnAction(event -> model.start());
        return new EmptyState(
                Glyph.BATON,
                "No executions to show",
                "Executions of every state machine that hands out task tokens appear here, waiting ones with where their request is.",
                start);
    }

    private TableColumn<Run, Instant> started(ZoneId zone) {
        TableColumn<Run, Instant> column = new TableColumn<>("Started");
        column.setPrefWidth(130);
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().execution().startDate()));
        column.setCellFactory(each -> new TableCell<>() {
            @Override
            protected void updateItem(Instant at, boolean empty) {
                super.updateItem(at, empty);
                setText(
                        empty || at == null
                                ? null
                                : Ages.brief(at, model.nowProperty().get(), zone));
            }
        });
        return column;
    }

    private TableColumn<Run, Run> lasted() {
        TableColumn<Run, Run> column = new TableColumn<>("Duration");
        column.setPrefWidth(110);
        column.setComparator(Comparator.comparing(this::duration));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(each -> new DurationCell());
        return column;
    }

    private TableColumn<Run, Run> doctor(ZoneId zone) {
        TableColumn<Run, Run> column = new TableColumn<>("Doctor");
        column.setPrefWidth(110);
        column.setMinWidth(90);
        column.setComparator(Comparator.comparing(
                run -> model.mark(run).map(mark -> mark.kind().ordinal()).orElse(Integer.MAX_VALUE)));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(each -> new DoctorCell(zone));
        return column;
    }

    private Duration duration(Run run) {
        return run.execution().lasted(model.nowProperty().get());
    }

    TableView<Run> node() {
        return table;
    }

    ReadOnlyObjectProperty<Run> selectedProperty() {
        return table.getSelectionModel().selectedItemProperty();
    }

    Optional<Run> selected() {
        return Optional.ofNullable(selectedProperty().get());
    }

    void focusFirst() {
        table.requestFocus();
        table.getSelectionModel().selectFirst();
    }

    /** Counts on while the execution runs. */
    private final class DurationCell extends TableCell<Run, Run> {
        DurationCell() {
            model.nowProperty().subscribe(now -> show());
        }

        @Override
        protected void updateItem(Run run, boolean empty) {
            super.updateItem(run, empty);
            show();
        }

        private void show() {
            Run run = getItem();
            setText(run == null || isEmpty() ? null : Ages.of(duration(run)));
        }
    }

    /** Where something is wrong, what that is, and the way to the doctor's page about it. */
    private final class DoctorCell extends TableCell<Run, Run> {
        private final CaseBadge badge;

        DoctorCell(ZoneId zone) {
            badge = new CaseBadge(zone, () -> model.askDoctor(getItem()));
        }

        @Override
        protected void updateItem(@Nullable Run run, boolean empty) {
            super.updateItem(run, empty);
            if (run == null || empty) {
                setGraphic(null);
                return;
            }
            badge.show(model.mark(run), run.execution().name());
            setGraphic(badge.isVisible() ? badge : null);
        }
    }

    /** Lights up for a moment when the state of its execution has changed. */
    private final class FlashingRow extends TableRow<Run> {
        FlashingRow() {
            model.changed().addListener((SetChangeListener<ExecutionArn>) change -> show());
            setOnMouseClicked(click -> {
                if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2 && !isEmpty()) {
                    model.open(getItem());
                }
            });
        }

        @Override
        protected void updateItem(Run run, boolean empty) {
            super.updateItem(run, empty);
            show();
        }

        private void show() {
            Run run = getItem();
            boolean changed =
                    run != null && model.changed().contains(run.execution().arn());
            if (changed != getStyleClass().contains(CHANGED)) {
                if (changed) {
                    getStyleClass().add(CHANGED);
                } else {
                    getStyleClass().remove(CHANGED);
                }
            }
        }
    }
}
