package dev.countersign.app.shell;

import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.Tone;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The line at the bottom of the window: how current what is shown is, and what slows it down. */
final class StatusBar extends HBox {
    private static final String SHORTCUTS = "Press ? for shortcuts";

    private final ZoneId zone;
    private final Label asOf = new Label();
    private final Label remark = new Label();
    private final Label notice = new Label();
    private final Label hint = new Label(SHORTCUTS);

    StatusBar(ZoneId zone) {
        this.zone = zone;
        getStyleClass().add("shell-status");
        asOf.setId("as-of");
        remark.setId("status-remark");
        notice.setId("status-notice");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(asOf, remark, notice, gap, hint);
        show(Workspace.News.NONE);
    }

    /** Says how current what is shown is. */
    void show(Workspace.News news) {
        asOf(news.asOf(), news.stale());
        remark(news.remark());
    }

    /** @param sentence why nothing can be changed; empty when it can */
    void readOnly(String sentence) {
        hint.setText(sentence.isEmpty() ? SHORTCUTS : sentence + " (Ctrl+Shift+R)");
        hint.setGraphic(sentence.isEmpty() ? null : new FontIcon(Feather.LOCK));
    }

    private void asOf(Optional<Instant> at, boolean stale) {
        String text = at.map(read -> "As of " + Ages.time(read, zone)).orElse("Nothing read yet");
        asOf.setText(stale ? text + ", not current" : text);
        asOf.setGraphic(
                stale
                        ? new GlyphIcon(Glyph.STALE, 13, Tone.WAITING)
                        : new GlyphIcon(
                                at.isPresent() ? Glyph.APPROVED : Glyph.PENDING,
                                13,
                                at.isPresent() ? Tone.APPROVED : Tone.STALE));
    }

    /** Says something about the program itself, such as that its settings were damaged; it stays until something else is said. */
    void notice(String text) {
        notice.setText(text);
        notice.setGraphic(text.isEmpty() ? null : new GlyphIcon(Glyph.LATE, 13, Tone.WAITING));
        notice.setTooltip(text.isEmpty() ? null : new Tooltip(text));
    }

    private void remark(String text) {
        remark.setText(text);
        remark.setGraphic(text.isEmpty() ? null : new GlyphIcon(Glyph.LATE, 13, Tone.WAITING));
    }
}
