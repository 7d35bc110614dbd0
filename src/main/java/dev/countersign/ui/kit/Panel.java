package dev.countersign.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A titled area on a page, with room for a few controls at the right of its title. */
public final class Panel extends VBox {
    private final Label heading = new Label();
    private final StackPane body = new StackPane();

    public Panel(String title, Node content, Node... aside) {
        getStyleClass().add("panel");
        heading.setText(title);
        heading.getStyleClass().add("title-card");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox header = new HBox(heading, gap);
        header.getStyleClass().add("panel-header");
        header.getChildren().addAll(aside);
        body.getStyleClass().add("panel-body");
        body.getChildren().setAll(content);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(header, body);
    }

    /** Without space between the frame and the content: for tables, graphs and JSON. */
    public Panel flush() {
        getStyleClass().add("flush");
        return this;
    }

    public void setTitle(String title) {
        heading.setText(title);
    }

    public void setContent(Node content) {
        body.getChildren().setAll(content);
    }
}
