package dev.countersign.ui.kit.graph;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The buttons in the corner of a graph. */
final class GraphTools extends HBox {
    GraphTools(GraphViewport viewport) {
        getStyleClass().add("graph-tools");
        getChildren()
                .addAll(
                        button("graph-zoom-out", Feather.MINUS, "Zoom out (-)", () -> viewport.zoom(1 / 1.25)),
                        button("graph-fit", Feather.MAXIMIZE, "Fit the whole graph (0)", viewport::fit),
                        button("graph-zoom-in", Feather.PLUS, "Zoom in (+)", () -> viewport.zoom(1.25)));
        setPickOnBounds(false);
    }

    private static Node button(String id, Feather icon, String text, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("button-icon", "flat", "small");
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
        button.setOnAction(event -> action.run());
        return button;
    }
}
