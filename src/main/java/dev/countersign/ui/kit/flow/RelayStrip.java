package dev.countersign.ui.kit.flow;

import dev.countersign.domain.ObjectVersion;
import dev.countersign.relay.Hop;
import dev.countersign.relay.Outcome;
import dev.countersign.relay.Relay;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.StatusLook;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The relay: seven hops on a rail, and below it what is known about one of them: the one the user selected, else the one where
 * the baton is, else the last. Left and right move along the rail.
 */
public final class RelayStrip extends VBox {
    private final ZoneId zone;
    private final List<HopCell> cells = new ArrayList<>();
    private final HBox sentenceRow = new HBox(8);
    private final Label sentence = new Label();
    private final GridPane evidence = new GridPane(16, 4);
    private Optional<Relay> relay = Optional.empty();
    private Optional<Hop.Kind> chosen = Optional.empty();
    private Optional<Consumer<ObjectVersion>> aboutVersion = Optional.empty();

    public RelayStrip(ZoneId zone) {
        this.zone = zone;
        getStyleClass().add("relay-strip");
        setId("relay");
        HBox rail = new HBox();
        for (Hop.Kind kind : Hop.Kind.values()) {
            HopCell cell = new HopCell(kind, () -> choose(kind));
            HBox.setHgrow(cell, Priority.ALWAYS);
            cell.setMaxWidth(Double.MAX_VALUE);
            cell.setPrefWidth(80);
            cells.add(cell);
            rail.getChildren().add(cell);
        }
        sentence.setWrapText(true);
        sentence.setId("relay-sentence");
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentenceRow.setAlignment(Pos.TOP_LEFT);
        sentenceRow.getStyleClass().add("relay-sentence");
        evidence.getStyleClass().add("relay-evidence");
        getChildren().addAll(rail, sentenceRow, evidence);
        rail.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        sentenceRow.setVisible(false);
    }

    /** Lets one ask, at the hop Publish, who waits for the object version that carries the token. */
    public void offerVersion(Consumer<ObjectVersion> ask) {
        aboutVersion = Optional.of(ask);
    }

    /** Shows a relay as of {@code now}. */
    public void show(Relay shown, Instant now) {
        if (relay.filter(before -> before.taskId() == shown.taskId()).isEmpty()) {
            chosen = Optional.empty();
        }
        boolean news = relay.filter(shown::equals).isEmpty();
        relay = Optional.of(shown);
        boolean reached = false;
        for (HopCell cell : cells) {
            Hop hop = shown.hops().get(cells.indexOf(cell));
            cell.show(hop, look(hop, shown.outcome()), reached, now, zone);
            reached = hop.state() == Hop.State.DONE;
        }
        if (news) {
            details(shown);
        }
    }

    private void choose(Hop.Kind kind) {
        chosen = chosen.filter(kind::equals).isPresent() ? Optional.empty() : Optional.of(kind);
        relay.ifPresent(this::details);
    }

    private void details(Relay shown) {
        Hop hop = chosen.map(shown::hop).orElseGet(() -> shown.current().orElseGet(() -> last(shown)));
        for (HopCell cell : cells) {
            cell.setSelected(cells.indexOf(cell) == hop.kind().ordinal());
        }
        StatusLook look = look(hop, shown.outcome());
        sentence.setText(hop.sentence());
        sentenceRow.getChildren().setAll(new GlyphIcon(look.glyph(), 16, look.tone()), sentence);
        if (hop.kind() == Hop.Kind.PUBLISH) {
            shown.object()
                    .ifPresent(version -> aboutVersion.ifPresent(
                            ask -> sentenceRow.getChildren().add(versionLink(version, ask))));
        }
        sentenceRow.setVisible(true);
        evidence.getChildren().clear();
        for (int row = 0; row < hop.evidence().size(); row++) {
            Hop.Evidence fact = hop.evidence().get(row);
            evidence.addRow(
                    row, label(fact.label(), "caption"), label(fact.value(), "mono"), label(fact.source(), "caption"));
        }
        boolean facts = chosen.isPresent() && !hop.evidence().isEmpty();
        evidence.setVisible(facts);
        evidence.setManaged(facts);
    }

    private static Hyperlink versionLink(ObjectVersion version, Consumer<ObjectVersion> ask) {
        Hyperlink link = new Hyperlink("Who waits for this version?");
        link.setId("ask-about-version");
        link.getStyleClass().add("doctor-link");
        link.setMinWidth(USE_PREF_SIZE);
        link.setOnAction(event -> ask.accept(version));
        return link;
    }

    /** A decision that was made looks like what was decided: a no is done, too, but it is no green tick. */
    private static StatusLook look(Hop hop, Outcome outcome) {
        boolean rejected =
                hop.kind() == Hop.Kind.DECISION && hop.state() == Hop.State.DONE && outcome == Outcome.REJECTED;
        return rejected ? StatusLook.of(outcome) : StatusLook.of(hop.state());
    }

    /** The furthest hop about which anything is known. */
    private static Hop last(Relay shown) {
        return shown.hops().reversed().stream()
                .filter(hop -> hop.state() != Hop.State.AHEAD)
                .findFirst()
                .orElse(shown.hop(Hop.Kind.TASK));
    }

    private void key(KeyEvent key) {
        int step = key.getCode() == KeyCode.RIGHT ? 1 : key.getCode() == KeyCode.LEFT ? -1 : 0;
        for (int i = 0; step != 0 && i < cells.size(); i++) {
            if (cells.get(i).isFocused() && i + step >= 0 && i + step < cells.size()) {
                cells.get(i + step).requestFocus();
                key.consume();
                return;
            }
        }
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
