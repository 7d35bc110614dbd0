package dev.countersign.ui.kit.wish;

import java.util.function.Consumer;

/** Knows why something would be refused to whoever a window acts for. */
@FunctionalInterface
public interface Foresight {
    /** Knows nothing, so nothing is switched off. */
    Foresight NONE = (wish, reason) -> {};

    /** Asks; {@code reason} is called on the FX thread, at once or later, with a sentence, or an empty text for no reason. */
    void whyNot(Wish wish, Consumer<String> reason);
}
