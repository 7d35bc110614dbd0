package dev.countersign.doctor.known;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What a row of a list says about its execution or approval when something is wrong with it.
 *
 * @param word a cause's code, or what is so in a word
 * @param title what it is called
 * @param sentence what is the case here
 * @param examined when the doctor found it, by AWS's clock; absent when it is only what following AWS shows
 */
public record Mark(Kind kind, String word, String title, String sentence, Optional<Instant> examined) {
    /** How bad it is. */
    public enum Kind {
        /** Its cause is known. */
        STUCK,
        /** Something on the way is broken; why was not examined. */
        BROKEN,
        /** It takes longer than it should. */
        LATE,
        /** It was examined, and not everything could be looked at. */
        NOT_VISIBLE,
        /** An open approval whose answer nobody waits for. */
        NOBODY_WAITS
    }

    public Mark {
        requireNonNull(kind, "kind");
        requireNonNull(word, "word");
        requireNonNull(title, "title");
        requireNonNull(sentence, "sentence");
        requireNonNull(examined, "examined");
    }
}
