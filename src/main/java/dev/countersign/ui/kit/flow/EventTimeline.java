package dev.countersign.ui.kit.flow;

import dev.countersign.domain.states.History;
import dev.countersign.domain.states.HistoryEvent;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.StatusLook;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The events of an execution on a line of time. Only the rows on screen exist, however long the history is. */
public final class EventTimeline extends StackPane {
    private final ObservableList<HistoryEvent> events = FXCollections.observableArrayList();
    private final ListView<HistoryEvent> list = new ListView<>(events);
    private final ZoneId zone;
    private History history = History.EMPTY;

    public EventTimeline(ZoneId zone) {
        this.zone = zone;
        getStyleClass().add("event-timeline");
        list.setId("events");
        list.setAccessibleText("Events of the execution");
        list.setCellFactory(view -> new EventCell());
        getChildren().add(list);
    }

    /** Shows a history; what was there already stays where it is. */
    public void show(History newer) {
        boolean longer = newer.lastId() > history.lastId() && !events.isEmpty() && sameStart(newer);
        int known = events.size();
        history = newer;
        if (longer) {
            events.addAll(newer.events().subList(known, newer.events().size()));
        } else {
            events.setAll(newer.events());
        }
    }

    /** The event that is selected; {@code null} for none. */
    public ReadOnlyObjectProperty<@Nullable HistoryEvent> selectedProperty() {
        return list.getSelectionModel().selectedItemProperty();
    }

    /** Goes to the last event that has to do with a state. */
    public void reveal(String state) {
        events.reversed().stream()
                .filter(event ->
                        history.stateNameOf(event).filter(state::equals).isPresent())
                .findFirst()
                .ifPresent(event -> {
                    list.getSelectionModel().select(event);
                    list.scrollTo(event);
                });
    }

    private boolean sameStart(History newer) {
        return newer.events().size() > events.size()
                && newer.events().get(events.size() - 1).equals(events.getLast());
    }

    private final class EventCell extends ListCell<HistoryEvent> {
        private final Label time = new Label();
        private final GlyphIcon icon = new GlyphIcon(Glyph.PENDING, 14);
        private final Label type = new Label();
        private final Label state = new Label();
        private final Label since = new Label();
        private final HBox row;

        EventCell() {
            time.getStyleClass().addAll("mono", "event-time");
            type.getStyleClass().add("event-type");
            type.setMinWidth(USE_PREF_SIZE);
            state.getStyleClass().add("muted");
            since.getStyleClass().add("caption");
            since.setMinWidth(USE_PREF_SIZE);
            HBox.setHgrow(state, Priority.ALWAYS);
            state.setMaxWidth(Double.MAX_VALUE);
            StackPane disc = new StackPane(icon);
            disc.getStyleClass().add("event-disc");
            row = new HBox(10, time, disc, type, state, since);
            row.setAlignment(Pos.CENTER_LEFT);
            getStyleClass().add("event-cell");
        }

        @Override
        protected void updateItem(@Nullable HistoryEvent event, boolean empty) {
            super.updateItem(event, empty);
            if (event == null || empty) {
                setGraphic(null);
                return;
            }
            StatusLook look = EventLook.of(event);
            look.tone().on(row);
            icon.setGlyph(look.glyph());
            time.setText(Ages.time(event.timestamp(), zone));
            type.setText(look.word());
            state.setText(history.stateNameOf(event).orElse(""));
            Instant start = history.events().getFirst().timestamp();
            Duration passed = Duration.between(start, event.timestamp());
            since.setText(passed.toSeconds() < 1 ? "" : "+" + Ages.of(passed));
            setGraphic(row);
            setAccessibleText(event.id() + ", " + look.word() + " " + state.getText() + ", " + time.getText());
        }
    }
}
