package dev.countersign.ui.permission;

import dev.countersign.session.permission.Verdict;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.Tone;

/** How a verdict looks. */
final class VerdictLook {
    private VerdictLook() {}

    static StatusLook of(Verdict verdict) {
        return switch (verdict) {
            case ALLOWED -> new StatusLook(Glyph.APPROVED, Tone.APPROVED, "Can");
            case DENIED -> new StatusLook(Glyph.REJECTED, Tone.REJECTED, "Cannot");
            case PARTLY -> new StatusLook(Glyph.CHOICE, Tone.WAITING, "In part");
            case UNKNOWN -> new StatusLook(Glyph.NOT_VISIBLE, Tone.STALE, "Unknown");
        };
    }
}
