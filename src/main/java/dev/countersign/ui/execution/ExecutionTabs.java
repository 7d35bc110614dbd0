package dev.countersign.ui.execution;

import dev.countersign.asl.graph.StateStatus;
import dev.countersign.domain.states.EventDetail;
import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.HistoryEvent;
import dev.countersign.relay.RunState;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.flow.EventTimeline;
import dev.countersign.ui.kit.graph.StateGraphView;
import dev.countersign.ui.kit.json.JsonArea;
import java.time.ZoneId;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The execution from four sides: its graph, its events, what went in and came out, and its definition. */
final class ExecutionTabs {
    private final TabPane pane = new TabPane();
    private final StateGraphView graph = new StateGraphView();
    private final EventTimeline events;
    private final JsonArea eventData = JsonArea.viewer("Data of the selected event");
    private final JsonArea input = JsonArea.viewer("Input of the execution");
    private final JsonArea output = JsonArea.viewer("Output of the execution");
    private final JsonArea definition = JsonArea.viewer("Definition of the state machine");
    private final Tab eventsTab;

    ExecutionTabs(ExecutionViewModel model, ZoneId zone) {
        events = new EventTimeline(zone);
        eventsTab = tab("Events", "tab-events", events());
        pane.getTabs()
                .addAll(
                        tab("Graph", "tab-graph", graph),
                        eventsTab,
                        tab("Input and output", "tab-data", data()),
                        tab("Definition", "tab-definition", definition));
        pane.setId("execution-tabs");
        pane.getStyleClass().addAll("panel", "execution-tabs");
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        pane.setMinWidth(320);
        model.drawingProperty().subscribe(drawn -> drawn.ifPresent(this::draw));
        model.shownProperty().subscribe(found -> found.ifPresent(this::show));
        graph.selectedProperty().subscribe(state -> state.ifPresent(events::reveal));
        events.selectedProperty().subscribe(this::showEvent);
    }

    Parent root() {
        return pane;
    }

    private void draw(Drawing drawn) {
        graph.show(drawn.layout());
        definition.show(drawn.definition());
    }

    private void show(ExecutionShown found) {
        RunState state = found.run().state();
        Optional<StatusLook> end = found.run().execution().isRunning()
                        && found.progress().statuses().values().stream().anyMatch(StateStatus::isActive)
                ? Optional.empty()
                : Optional.of(StatusLook.of(state));
        graph.update(found.progress(), end);
        found.run().history().found().ifPresent(history -> {
            events.show(history);
            eventsTab.setText("Events  " + history.events().size());
        });
        Execution execution = found.run().execution();
        input.show(execution.input().or(() -> startInput(found)).orElse("Not read yet"));
        output.show(execution.output().or(() -> endOutput(found)).orElseGet(() -> noOutput(execution)));
    }

    private static Optional<String> startInput(ExecutionShown found) {
        return found.run()
                .history()
                .found()
                .flatMap(history -> history.events().stream()
                        .filter(event -> event.detail() instanceof EventDetail.ExecutionStarted)
                        .findFirst()
                        .flatMap(HistoryEvent::input));
    }

    private static Optional<String> endOutput(ExecutionShown found) {
        return found.run().history().found().flatMap(history -> history.end().flatMap(HistoryEvent::output));
    }

    private static String noOutput(Execution execution) {
        if (execution.isRunning()) {
            return "The execution has not ended yet.";
        }
        String error = execution.error().orElse("");
        String cause = execution.cause().orElse("");
        return (error + "\n" + cause).isBlank() ? "There is no output." : (error + "\n" + cause).strip();
    }

    private void showEvent(@Nullable HistoryEvent event) {
        if (event == null) {
            eventData.setText("Select an event to see its data.");
            return;
        }
        String text = event.output().or(event::input).orElseGet(() -> failure(event));
        eventData.show(text.isBlank() ? "This event carries no data." : text);
    }

    private static String failure(HistoryEvent event) {
        return (event.error().orElse("") + "\n" + event.cause().orElse("")).strip();
    }

    private Node events() {
        SplitPane split = new SplitPane(events, eventData);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.68);
        return split;
    }

    private Node data() {
        HBox row = new HBox(column("Input", input), column("Output", output));
        row.setId("execution-data");
        return row;
    }

    private static Node column(String title, JsonArea area) {
        Label heading = new Label(title);
        heading.getStyleClass().add("eyebrow");
        heading.setStyle("-fx-padding: 10px 12px 4px 12px;");
        VBox column = new VBox(heading, area);
        VBox.setVgrow(area, Priority.ALWAYS);
        HBox.setHgrow(column, Priority.ALWAYS);
        column.setPrefWidth(300);
        return column;
    }

    private static Tab tab(String title, String id, Node content) {
        Tab tab = new Tab(title, content);
        tab.setId(id);
        return tab;
    }
}
