package dev.countersign.ui.inbox;

import dev.countersign.relay.Hop;
import dev.countersign.relay.Relay;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.mark.CaseBadge;
import dev.countersign.watch.Run;
import java.time.ZoneId;
import java.util.Optional;
import javafx.geometry.Pos;
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

    private final InboxViewModel model;
    private final GlyphIcon icon =
            new GlyphIcon(StatusLook.of(Hop.State.WAITING).glyph(), 16);
    private final Label name = new Label();
    private final Label where = new Label();
    private final Label age = new Label();
    private final CaseBadge badge;
    private final HBox row;

    WaitingCell(InboxViewModel model, ZoneId zone) {
        this.model = model;
        badge = new CaseBadge(zone, () -> model.askDoctor(getItem().execution().arn()));
        getStyleClass().add("waiting-cell");
        icon.getStyleClass().add("toned");
        name.getStyleClass().add("strong");
        where.getStyleClass().add("caption");
        age.getStyleClass().add("caption");
        age.setMinWidth(Region.USE_PREF_SIZE);
        VBox words = new VBox(2, name, where);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(10, icon, words, badge, age);
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
        badge.show(model.mark(run), run.execution().name());
        tick();
        setAccessibleText(name.getText() + ", " + where.getText());
        setGraphic(row);
    }

    /** A second has passed. */
    void tick() {
        Run run = getItem();
        if (run != null) {
            age.setText(Ages.of(run.execution().lasted(model.now())));
        }
    }
}
