package dev.countersign.ui.inbox;

import dev.countersign.approval.InboxItem;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.mark.CaseBadge;
import java.time.ZoneId;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One approval in the list: what asks, what it says, who waits for it, and for how long. */
final class ApprovalCell extends ListCell<InboxItem> {
    private final InboxViewModel model;
    private final CaseBadge badge;
    private final Label title = new Label();
    private final Label message = new Label();
    private final Label waiting = new Label();
    private final Label age = new Label();
    private final StackPane medallion = new StackPane(new GlyphIcon(Glyph.PERSON, 18));
    private final HBox row;

    ApprovalCell(InboxViewModel model, ZoneId zone) {
        this.model = model;
        badge = new CaseBadge(zone, () -> model.askDoctor(getItem()));
        getStyleClass().add("approval-cell");
        title.getStyleClass().add("strong");
        message.getStyleClass().add("muted");
        waiting.getStyleClass().add("caption");
        age.getStyleClass().add("age");
        age.setMinWidth(Region.USE_PREF_SIZE);
        medallion.getStyleClass().add("medallion");
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        waiting.setMinWidth(0);
        waiting.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(waiting, Priority.ALWAYS);
        HBox last = new HBox(8, waiting, badge);
        last.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(2, new HBox(8, title, age), message, last);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(12, medallion, words);
        row.setAlignment(Pos.TOP_LEFT);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable InboxItem item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        var address = item.approval().address();
        title.setText(address.pipeline() + "  ›  " + address.action());
        message.setText(
                item.message().filter(text -> !text.isBlank()).orElse("No message was left with this approval."));
        boolean dead = item.relay().filter(relay -> !relay.tokenOut()).isPresent();
        Tone.WAITING.on(medallion);
        Tone.WAITING.on(age);
        if (dead) {
            Tone.STALE.on(medallion);
        }
        waiting.setText(item.run()
                .map(run -> (dead ? "No longer waited for by " : "Waited for by ")
                        + run.execution().name())
                .orElse("No execution waits for it"));
        badge.show(
                model.mark(item), item.run().map(run -> run.execution().name()).orElse(address.action()));
        tick();
        setAccessibleText(
                title.getText() + ", " + message.getText() + ", " + waiting.getText() + ", open for " + age.getText());
        setGraphic(row);
    }

    /** A second has passed. */
    void tick() {
        InboxItem item = getItem();
        if (item != null) {
            age.setText(Ages.of(item.age(model.now())));
        }
    }
}
