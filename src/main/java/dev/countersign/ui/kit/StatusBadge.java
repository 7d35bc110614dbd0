package dev.countersign.ui.kit;

import javafx.scene.control.Label;

/** A status in one word with its icon, on its tone. */
public final class StatusBadge extends Label {
    private static final double ICON = 13;

    private final GlyphIcon icon = new GlyphIcon(Glyph.PENDING, ICON);

    public StatusBadge(StatusLook look) {
        getStyleClass().add("status-badge");
        setGraphic(icon);
        setMinWidth(USE_PREF_SIZE);
        show(look);
    }

    /** Without the pill behind it: for tables, where many stand below each other. */
    public StatusBadge plain() {
        getStyleClass().add("plain");
        return this;
    }

    public void show(StatusLook look) {
        icon.setGlyph(look.glyph());
        look.tone().on(this);
        setText(look.word());
        setAccessibleText("Status: " + look.word());
    }
}
