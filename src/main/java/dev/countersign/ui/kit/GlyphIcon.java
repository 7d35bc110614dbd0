package dev.countersign.ui.kit;

import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** One of our icons at a given size. Its colour is the looked-up {@code -glyph-color}. */
public final class GlyphIcon extends Region {
    private static final double GRID = 24;

    private final SVGPath path = new SVGPath();

    public GlyphIcon(Glyph glyph, double size) {
        getStyleClass().add("glyph");
        path.getStyleClass().add("glyph-path");
        path.setManaged(false);
        path.getTransforms().add(new Scale(size / GRID, size / GRID, 0, 0));
        getChildren().add(path);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        setMouseTransparent(true);
        setGlyph(glyph);
    }

    /** An icon in the colour of its tone. */
    public GlyphIcon(Glyph glyph, double size, Tone tone) {
        this(glyph, size);
        getStyleClass().add("toned");
        tone.on(this);
    }

    public void setGlyph(Glyph glyph) {
        path.setContent(glyph.path());
    }
}
