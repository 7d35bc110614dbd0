package dev.countersign.ui.kit.flow;

import dev.countersign.relay.Hop;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One hop of the strip: its disc on the rail, its name, and when it happened or since when it is under way. */
final class HopCell extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final Hop.Kind kind;
    private final Region before = new Region();
    private final Region after = new Region();
    private final StackPane disc = new StackPane();
    private final GlyphIcon icon = new GlyphIcon(Glyph.PENDING, 15);
    private final Label title;
    private final Label when = new Label();

    HopCell(Hop.Kind kind, Runnable select) {
        this.kind = kind;
        setId("hop-" + kind.name().toLowerCase(Locale.ROOT));
        getStyleClass().add("hop");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        disc.getStyleClass().add("disc");
        disc.getChildren().add(icon);
        HBox rail = new HBox(line(before), disc, line(after));
        rail.getStyleClass().add("rail");
        before.setVisible(kind.ordinal() > 0);
        after.setVisible(kind.ordinal() < Hop.Kind.values().length - 1);
        title = new Label(kind.title());
        title.getStyleClass().add("hop-title");
        when.getStyleClass().add("hop-when");
        getChildren().addAll(rail, title, when);
        setOnMouseClicked(click -> {
            requestFocus();
            select.run();
        });
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                select.run();
                key.consume();
            }
        });
    }

    /**
     * @param look how the hop's state is drawn
     * @param reached whether the hop before is done
     */
    void show(Hop hop, StatusLook look, boolean reached, Instant now, ZoneId zone) {
        look.tone().on(this);
        icon.setGlyph(look.glyph());
        getStyleClass().removeAll("ahead", "hidden-hop");
        switch (hop.state()) {
            case AHEAD -> getStyleClass().add("ahead");
            case NOT_VISIBLE -> getStyleClass().add("hidden-hop");
            case DONE, WAITING, LATE, BROKEN -> {}
        }
        pseudoClassStateChanged(CURRENT, hop.isCurrent());
        (reached ? Tone.APPROVED : Tone.STALE).on(before);
        (hop.state() == Hop.State.DONE ? Tone.APPROVED : Tone.STALE).on(after);
        when.setText(when(hop, look, now, zone));
        setAccessibleText(kind.title() + ": " + look.word() + ". " + hop.sentence());
    }

    void setSelected(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    private static String when(Hop hop, StatusLook look, Instant now, ZoneId zone) {
        return switch (hop.state()) {
            case DONE -> hop.at().map(at -> Ages.brief(at, now, zone)).orElse(look.word());
            case WAITING, LATE ->
                look.word()
                        + hop.at()
                                .map(at -> " " + Ages.of(Duration.between(at, now)))
                                .orElse("");
            case BROKEN, NOT_VISIBLE -> look.word();
            case AHEAD -> "";
        };
    }

    private static Node line(Region line) {
        line.getStyleClass().add("line");
        HBox.setHgrow(line, Priority.ALWAYS);
        return line;
    }
}
