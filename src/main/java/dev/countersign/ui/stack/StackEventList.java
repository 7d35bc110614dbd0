package dev.countersign.ui.stack;

import dev.countersign.domain.stack.StackEvent;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.StatusBadge;
import dev.countersign.ui.stack.part.StackLook;
import java.time.ZoneId;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A stack's events as they come, the newest on top. */
final class StackEventList {
    private StackEventList() {}

    static Node of(StackDetailViewModel model, ZoneId zone) {
        ListView<StackEvent> list = new ListView<>(model.events());
        list.setId("stack-events");
        list.getStyleClass().add("stack-events");
        list.setAccessibleText("Events of the stack, newest first");
        list.setCellFactory(view -> new EventCell(zone));
        Label none = new Label("Nothing has happened yet.");
        none.getStyleClass().add("muted");
        list.setPlaceholder(none);
        // The newest event stays in view until somebody selects another.
        model.events().addListener((ListChangeListener<StackEvent>) change -> {
            if (list.getSelectionModel().isEmpty() && !model.events().isEmpty()) {
                list.scrollTo(0);
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        Label doing = StackDetailView.doing(model);
        doing.managedProperty().bind(model.runningProperty());
        HBox line = new HBox(doing);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setPadding(new Insets(0, 16, 6, 16));
        line.managedProperty().bind(model.runningProperty());
        return new VBox(line, list);
    }

    private static final class EventCell extends ListCell<StackEvent> {
        private final ZoneId zone;

        EventCell(ZoneId zone) {
            this.zone = zone;
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(StackEvent event, boolean empty) {
            super.updateItem(event, empty);
            setText(null);
            setGraphic(empty || event == null ? null : row(event));
        }

        private Node row(StackEvent event) {
            Label time = new Label(Ages.time(event.timestamp(), zone));
            time.getStyleClass().addAll("caption", "event-time");
            time.setMinWidth(64);
            Label id = new Label(event.logicalId());
            id.getStyleClass().add("event-type");
            Label type = new Label(event.resourceType());
            type.getStyleClass().add("caption");
            VBox words = new VBox(1, new HBox(8, id, type));
            ((HBox) words.getChildren().getFirst()).setAlignment(Pos.BASELINE_LEFT);
            event.reason().ifPresent(reason -> words.getChildren().add(reason(event, reason)));
            HBox.setHgrow(words, Priority.ALWAYS);
            words.setMinWidth(0);
            StatusBadge badge = new StatusBadge(StackLook.of(event.status()));
            HBox row = new HBox(time, words, badge);
            row.getStyleClass().add("stack-event");
            return row;
        }

        private static Label reason(StackEvent event, String reason) {
            Label label = new Label(reason);
            label.getStyleClass().add("event-reason");
            if (event.status().isFailure()) {
                label.getStyleClass().add("failed");
            }
            label.setWrapText(true);
            return label;
        }
    }
}
