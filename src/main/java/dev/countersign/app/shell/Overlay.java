package dev.countersign.app.shell;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** One thing at a time that lies over the page; a click beside it closes it. */
final class Overlay {
    private final StackPane root;
    private final Region veil = new Region();
    private Optional<Node> content = Optional.empty();
    private Optional<Node> focusBefore = Optional.empty();

    Overlay(StackPane root) {
        this.root = root;
        veil.getStyleClass().add("overlay-veil");
        veil.setOnMouseClicked(click -> close());
    }

    /** @param opened called once it is on screen, for instance to take the focus */
    void open(Node node, Runnable opened) {
        close();
        focusBefore = Optional.ofNullable(root.getScene().getFocusOwner());
        content = Optional.of(node);
        root.getChildren().addAll(veil, node);
        node.requestFocus();
        opened.run();
    }

    /** Closes what is open and gives the focus back. Returns whether anything was. */
    boolean close() {
        boolean open = content.isPresent();
        content.ifPresent(node -> root.getChildren().removeAll(veil, node));
        content = Optional.empty();
        focusBefore.filter(node -> open).ifPresent(Node::requestFocus);
        focusBefore = Optional.empty();
        return open;
    }
}
