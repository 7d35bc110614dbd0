package dev.countersign.app.shell;

import javafx.scene.Node;

/**
 * Something that fills the window's middle.
 *
 * @param title what the top bar says
 * @param root the page itself
 * @param shown called when the page comes on screen, again each time
 * @param hidden called when another page takes its place
 * @param refresh what F5 does
 */
public record Page(String title, Node root, Runnable shown, Runnable hidden, Runnable refresh) {

    /** A page that needs to know nothing about being shown. */
    public static Page of(String title, Node root) {
        return new Page(title, root, () -> {}, () -> {}, () -> {});
    }
}
