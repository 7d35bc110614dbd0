package dev.countersign.ui.kit;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.css.Styleable;

/**
 * The colours that accounts are told apart by. None of them is the sandbox's teal or production's red, and none is ever the only
 * sign: the account's name stands beside it.
 */
public enum AccountColour {
    BLUE("Blue"),
    INDIGO("Indigo"),
    PLUM("Plum"),
    PINK("Pink"),
    ORANGE("Orange"),
    BROWN("Brown"),
    OLIVE("Olive"),
    GREEN("Green");

    private final String title;
    private final String styleClass = "account-" + name().toLowerCase(Locale.ROOT);

    AccountColour(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** The same one each time, on every machine, for an account that nobody has chosen a colour for. */
    public static AccountColour suggestedFor(String account) {
        // String.hashCode is specified, and so the same everywhere; its low bits alone hardly differ between like
        // numbers.
        int mixed = account.hashCode() * 0x9E3779B9;
        return values()[Math.floorMod(mixed >>> 16, values().length)];
    }

    /** The colour with that name, as settings hold it; absent for any other text. */
    public static Optional<AccountColour> named(String name) {
        return Stream.of(values()).filter(colour -> colour.name().equals(name)).findFirst();
    }

    /** The style class that sets {@code -account-solid} and {@code -account-bg}. */
    public String styleClass() {
        return styleClass;
    }

    /** Gives this colour to a node, and takes any other from it. */
    public void on(Styleable node) {
        if (!node.getStyleClass().contains(styleClass)) {
            none(node);
            node.getStyleClass().add(styleClass);
        }
    }

    /** Takes the colour from a node. */
    public static void none(Styleable node) {
        for (AccountColour colour : values()) {
            node.getStyleClass().remove(colour.styleClass);
        }
    }
}
