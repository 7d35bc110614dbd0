package dev.countersign.ui.inbox;

import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.relay.Hop;
import dev.countersign.relay.Relay;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.watch.Run;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One execution that waits without an approval, and where its token is. */
final class WaitingCell extends ListCell<Run> {
    static final double HEIGHT = 54;

    private final Supplier<Instant> now;
    private final GlyphIcon icon =
            new GlyphIcon(StatusLook.of(Hop.State.WAITING).glyph(), 16);
    private final Label name = new Label();
    private final Label where = new Label();
    private final Label age = new Label();
    private final Hyperlink ask = new Hyperlink("Doctor");
    private final Optional<Consumer<ExecutionArn>> doctor;
    private final HBox row;

    /** @param doctor can be asked about those that are late or broken; absent when nobody can */
    WaitingCell(Supplier<Instant> now, Optional<Consumer<ExecutionArn>> doctor) {
        this.now = now;
        this.doctor = doctor;
        getStyleClass().add("waiting-cell");
        icon.getStyleClass().add("toned");
        name.getStyleClass().add("strong");
        where.getStyleClass().add("caption");
        age.getStyleClass().add("caption");
        age.setMinWidth(Region.USE_PREF_SIZE);
        VBox words = new VBox(2, name, where);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        ask.getStyleClass().add("doctor-link");
        ask.setMinWidth(Region.USE_PREF_SIZE);
        ask.setOnAction(event ->
                doctor.ifPresent(way -> way.accept(getItem().execution().arn())));
        row = new HBox(10, icon, words, ask, age);
        row.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
        setPrefHeight(HEIGHT);
    }

    @Override
    protected void updateItem(@Nullable Run run, boolean empty) {
        super.updateItem(run, empty);
        if (empty || run == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Optional<Hop> hop = run.relay().flatMap(Relay::current);
        StatusLook look = StatusLook.of(hop.map(Hop::state).orElse(Hop.State.WAITING));
        icon.setGlyph(look.glyph());
        look.tone().on(icon);
        name.setText(run.execution().name());
        where.setText(
                hop.map(found -> found.kind().title() + ": " + found.sentence()).orElse("Its token is out."));
        boolean offered = doctor.isPresent()
                && hop.filter(found -> found.state() != Hop.State.WAITING).isPresent();
        ask.setVisible(offered);
        ask.setManaged(offered);
        ask.setId("doctor-" + run.execution().name());
        ask.setAccessibleText("Ask the doctor why " + run.execution().name() + " hangs");
        tick();
        setAccessibleText(name.getText() + ", " + where.getText());
        setGraphic(row);
    }

    /** A second has passed. */
    void tick() {
        Run run = getItem();
        if (run != null) {
            age.setText(Ages.of(run.execution().lasted(now.get())));
        }
    }
}
