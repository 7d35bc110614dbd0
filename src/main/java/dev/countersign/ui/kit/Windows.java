package dev.countersign.ui.kit;

import javafx.stage.Window;

/** Where windows go. */
final class Windows {
    private Windows() {}

    /** Centres a window over its owner without leaving the owner's left and upper edge. */
    static void keepInside(Window owner, Window window) {
        window.setX(Math.max(owner.getX(), owner.getX() + (owner.getWidth() - window.getWidth()) / 2));
        window.setY(Math.max(owner.getY(), owner.getY() + (owner.getHeight() - window.getHeight()) / 3));
    }
}
