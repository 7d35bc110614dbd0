package dev.countersign.ui.kit;

import java.util.Locale;
import javafx.css.Styleable;

/** What something means, whatever it is: decides its colours in both themes. */
public enum Tone {
    ACCENT,
    WAITING,
    RUNNING,
    APPROVED,
    REJECTED,
    FAILED,
    /** Neutral: not known to be current, not reached, or over without success or failure. */
    STALE,
    SANDBOX,
    /** An evidence pack. */
    PACK;

    private final String styleClass = "tone-" + name().toLowerCase(Locale.ROOT);

    /** The style class that sets {@code -tone-fg}, {@code -tone-bg}, {@code -tone-line} and {@code -tone-solid}. */
    public String styleClass() {
        return styleClass;
    }

    /** Gives this tone to a node, and takes any other from it. */
    public void on(Styleable node) {
        if (!node.getStyleClass().contains(styleClass)) {
            node.getStyleClass().removeIf(name -> name.startsWith("tone-"));
            node.getStyleClass().add(styleClass);
        }
    }
}
