package dev.countersign.ui.doctor;

import dev.countersign.relay.Relay;
import dev.countersign.ui.kit.Panel;
import dev.countersign.ui.kit.flow.RelayStrip;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The relay of the token that matters; of several, the one that is chosen. */
final class RelayChoice extends StackPane {
    private final RelayStrip strip;
    private final ComboBox<Relay> choice = new ComboBox<>();
    private Instant now = Instant.EPOCH;

    RelayChoice(ZoneId zone) {
        strip = new RelayStrip(zone);
        choice.setId("relay-choice");
        choice.setAccessibleText("Which token's relay is shown");
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Relay relay) {
                return relay == null
                        ? ""
                        : relay.task() + "  ·  " + relay.outcome().title();
            }

            @Override
            public @Nullable Relay fromString(String text) {
                return null;
            }
        });
        choice.valueProperty().subscribe(this::draw);
        getChildren().add(new Panel("Relay", strip, choice));
    }

    /** @param first the event that handed out the token to begin with; else the first that is out, else the last */
    void show(List<Relay> relays, List<Long> first, Instant at) {
        now = at;
        setVisible(!relays.isEmpty());
        setManaged(!relays.isEmpty());
        if (relays.isEmpty()) {
            return;
        }
        choice.getItems().setAll(relays);
        choice.setVisible(relays.size() > 1);
        choice.setManaged(relays.size() > 1);
        choice.setValue(relays.stream()
                .filter(relay -> first.contains(relay.taskId()))
                .findFirst()
                .or(() -> relays.stream().filter(Relay::tokenOut).findFirst())
                .orElseGet(relays::getLast));
        // The same relay is drawn anew, too: time has gone on.
        draw(choice.getValue());
    }

    private void draw(@Nullable Relay relay) {
        if (relay != null) {
            strip.show(relay, now);
        }
    }
}
