package dev.countersign.app.shell;

import dev.countersign.ui.kit.Tone;

/**
 * How long one stays signed in, in the words of the identity's chip.
 *
 * @param text for example {@code 43 min}; empty when nothing needs to be said
 */
public record TimeLeft(String text, Tone tone) {
    /** Credentials that last, or of which nobody says how long. */
    public static final TimeLeft UNSAID = new TimeLeft("", Tone.STALE);
}
