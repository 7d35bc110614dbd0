package dev.countersign.ui.inbox;

import dev.countersign.approval.InboxItem;
import dev.countersign.relay.Outcome;
import dev.countersign.relay.Relay;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.StatusBadge;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.flow.RelayStrip;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One approval: what asks, what it is about, how its relay stands, and below all that the answer. */
final class AnswerPane extends VBox {
    private final InboxViewModel model;
    private final Label title = new Label();
    private final Label since = new Label();
    private final Button ask = new Button("Ask the doctor");
    private final StatusBadge badge = new StatusBadge(StatusLook.of(Outcome.WAITING));
    private final RequestPane request;
    private final RelayStrip relay;
    private final VBox relaySection;
    private Optional<InboxItem> shown = Optional.empty();

    AnswerPane(InboxViewModel model, ZoneId zone, Consumer<String> browse) {
        this.model = model;
        this.request = new RequestPane(model, zone, browse);
        this.relay = new RelayStrip(zone);
        setId("answer-pane");
        getStyleClass().addAll("panel", "answer-pane");
        title.setId("approval-title");
        title.getStyleClass().add("title-section");
        since.setId("approval-since");
        since.getStyleClass().add("caption");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        title.setMinWidth(0);
        ask.setId("ask-about-approval");
        ask.setMinWidth(Region.USE_PREF_SIZE);
        ask.setVisible(model.hasDoctor());
        ask.setManaged(model.hasDoctor());
        ask.setOnAction(event -> shown.ifPresent(model::askDoctor));
        model.aboutVersion().ifPresent(relay::offerVersion);
        VBox words = new VBox(2, title, since);
        words.setMinWidth(0);
        HBox head = new HBox(12, words, gap, badge, ask);
        head.setAlignment(Pos.TOP_LEFT);
        head.getStyleClass().add("answer-head");
        Label way = new Label("The way of this request");
        way.getStyleClass().add("eyebrow");
        relaySection = new VBox(6, way, relay);
        VBox content = new VBox(20, request, relaySection);
        content.getStyleClass().add("answer-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("answer-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll, new AnswerForm(model));
        model.answer().receiptProperty().subscribe(receipt -> tick());
    }

    void show(InboxItem item) {
        shown = Optional.of(item);
        var address = item.approval().address();
        title.setText(address.pipeline() + "  ›  " + address.stage() + "  ›  " + address.action());
        request.show(item);
        relaySection.setVisible(item.relay().isPresent());
        relaySection.setManaged(item.relay().isPresent());
        tick();
    }

    /** A second has passed, or the answer has come further. */
    void tick() {
        shown.ifPresent(item -> {
            Instant now = model.now();
            var receipt = model.answer().receiptProperty().get();
            Outcome outcome = receipt.map(done -> done.decision().approved() ? Outcome.APPROVED : Outcome.REJECTED)
                    .orElse(Outcome.WAITING);
            badge.show(StatusLook.of(outcome));
            String asked = item.approval()
                    .since()
                    .map(at -> "Asked " + Ages.ago(at, now))
                    .orElse("Asked");
            String ends = item.deadline()
                    .filter(end -> receipt.isEmpty())
                    .map(end -> "  ·  ends by itself " + Ages.until(end.at(), now) + ", by " + end.clock())
                    .orElse("");
            since.setText(asked + ends);
            model.relayShown().or(item::relay).ifPresent((Relay known) -> relay.show(known, now));
        });
    }
}
