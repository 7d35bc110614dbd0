package dev.countersign.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Region;

/** Texts that wrap and never end in dots. */
public final class Words {
    private Words() {}

    /** A text that takes as many lines as it needs. */
    public static Label of(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMinWidth(0);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** A few words that stay on one line. */
    public static Label brief(String text, String... styles) {
        Label label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** Something that most people need not see: closed until it is asked for. */
    public static TitledPane closed(String id, String title, Node content) {
        TitledPane pane = new TitledPane(title, content);
        pane.setId(id);
        pane.setAnimated(false);
        pane.setExpanded(false);
        pane.getStyleClass().add("disclosure");
        return pane;
    }
}
