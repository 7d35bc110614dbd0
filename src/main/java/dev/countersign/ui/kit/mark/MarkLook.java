package dev.countersign.ui.kit.mark;

import dev.countersign.doctor.known.Mark;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.Tone;
import java.time.ZoneId;

/** How a mark looks and reads. */
final class MarkLook {
    private MarkLook() {}

    static StatusLook of(Mark mark) {
        return switch (mark.kind()) {
            case STUCK, BROKEN -> new StatusLook(Glyph.BROKEN, Tone.FAILED, mark.word());
            case LATE -> new StatusLook(Glyph.LATE, Tone.WAITING, mark.word());
            case NOT_VISIBLE -> new StatusLook(Glyph.NOT_VISIBLE, Tone.STALE, mark.word());
            case NOBODY_WAITS -> new StatusLook(Glyph.STALE, Tone.STALE, mark.word());
        };
    }

    /** All that there is to say, for a tooltip. */
    static String words(Mark mark, ZoneId zone) {
        String title = mark.kind() == Mark.Kind.STUCK ? mark.word() + "  " + mark.title() : mark.title();
        String found = mark.examined()
                .map(at -> "Found by the doctor at " + Ages.time(at, zone) + ".")
                .orElse("Not examined yet.");
        return title + "\n" + mark.sentence() + "\n" + found + " Press it to see why.";
    }
}
