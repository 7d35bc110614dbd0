package dev.countersign.ui.execution;

import dev.countersign.relay.Hop;
import dev.countersign.relay.Relay;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.StatusLook;
import java.time.ZoneId;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The receipt for a decision, ticked hop by hop. */
final class ReceiptPane extends VBox {
    private final ZoneId zone;

    ReceiptPane(ZoneId zone) {
        this.zone = zone;
        setId("receipt");
        getStyleClass().add("receipt");
        show(Optional.empty());
    }

    /** Shows how far the answer has come; nothing without a relay that was answered. */
    void show(Optional<Relay> answered) {
        getChildren().clear();
        setVisible(answered.isPresent());
        setManaged(answered.isPresent());
        answered.ifPresent(relay -> {
            Label title = new Label("RECEIPT");
            title.getStyleClass().add("eyebrow");
            getChildren().add(title);
            ReceiptStep.of(relay).forEach(step -> getChildren().add(row(step)));
        });
    }

    private HBox row(ReceiptStep step) {
        StatusLook look = StatusLook.of(step.state());
        Label text = new Label(step.title());
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        boolean done = step.state() == Hop.State.DONE;
        Label when = new Label(done ? step.at().map(at -> Ages.time(at, zone)).orElse("") : look.word());
        when.getStyleClass().add("caption");
        when.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(8, new GlyphIcon(look.glyph(), 16, look.tone()), text, when);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setAccessibleText(step.title() + ": " + look.word() + " " + when.getText());
        return row;
    }
}
