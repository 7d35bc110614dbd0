package dev.countersign.ui.kit.mark;

import dev.countersign.doctor.known.Mark;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.StatusLook;
import java.time.ZoneId;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/** Says in a word what is wrong with a row, more when pointed at, and leads to the doctor when pressed. */
public final class CaseBadge extends Button {
    private static final double ICON = 13;
    private static final double WIDE = 420;
    private static final Duration SOON = Duration.millis(300);

    private final ZoneId zone;
    private final GlyphIcon icon = new GlyphIcon(Glyph.PENDING, ICON);
    private final Tooltip more = new Tooltip();

    /** @param zone in which times are told */
    public CaseBadge(ZoneId zone, Runnable ask) {
        this.zone = zone;
        getStyleClass().add("case-badge");
        setGraphic(icon);
        setMinWidth(USE_PREF_SIZE);
        more.setWrapText(true);
        more.setMaxWidth(WIDE);
        more.setShowDelay(SOON);
        setTooltip(more);
        setOnAction(event -> ask.run());
    }

    /**
     * Shows a mark; nothing when there is none.
     *
     * @param row whose mark it is: the badge's id is {@code doctor-} and this
     */
    public void show(Optional<Mark> mark, String row) {
        setVisible(mark.isPresent());
        setManaged(mark.isPresent());
        mark.ifPresent(known -> {
            StatusLook look = MarkLook.of(known);
            icon.setGlyph(look.glyph());
            look.tone().on(this);
            setText(look.word());
            setId("doctor-" + row);
            more.setText(MarkLook.words(known, zone));
            setAccessibleText(known.title() + ". Ask the doctor why " + row + " hangs");
        });
    }
}
