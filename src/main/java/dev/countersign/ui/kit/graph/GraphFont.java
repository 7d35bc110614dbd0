package dev.countersign.ui.kit.graph;

import dev.countersign.asl.graph.TextSize;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Measures text in the font the graph is drawn with. Can be used off the FX thread. */
public final class GraphFont implements TextSize {
    /** The graph is zoomed as a whole, so its letters have one size, whatever the size of the window's. */
    static final double SIZE = 13;

    private final Font font = Font.font("Inter Medium", SIZE);

    @Override
    public double width(String text) {
        Text line = new Text(text);
        line.setFont(font);
        return Math.ceil(line.getLayoutBounds().getWidth());
    }
}
