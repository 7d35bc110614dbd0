package dev.countersign.ui.stack.part;

import dev.countersign.domain.stack.ResourceChange;
import dev.countersign.domain.stack.ResourceChange.Replacement;
import dev.countersign.domain.stack.StackStatus;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.Tone;

/** How CloudFormation's statuses and changes look. */
public final class StackLook {
    private StackLook() {}

    public static StatusLook of(StackStatus status) {
        String words = status.words();
        if (status.isReview()) {
            return new StatusLook(Glyph.WAITING, Tone.WAITING, "Not executed");
        }
        if (status.isFailure()) {
            return status.isInProgress()
                    ? new StatusLook(Glyph.RUNNING, Tone.FAILED, words)
                    : new StatusLook(Glyph.FAILED, Tone.FAILED, words);
        }
        if (status.isInProgress()) {
            return new StatusLook(Glyph.RUNNING, Tone.RUNNING, words);
        }
        if (status.text().startsWith("DELETE")) {
            boolean kept = status.text().equals("DELETE_SKIPPED");
            return new StatusLook(kept ? Glyph.SKIPPED : Glyph.STOPPED, Tone.STALE, kept ? "Kept" : words);
        }
        return new StatusLook(
                status.isSuccess() ? Glyph.APPROVED : Glyph.PENDING,
                status.isSuccess() ? Tone.APPROVED : Tone.STALE,
                words);
    }

    public static StatusLook of(ResourceChange change) {
        boolean replaced = change.replacement() != Replacement.NO;
        return switch (change.action()) {
            case ADD -> new StatusLook(Glyph.APPROVED, Tone.APPROVED, "Add");
            case IMPORT -> new StatusLook(Glyph.APPROVED, Tone.RUNNING, "Import");
            case REMOVE -> new StatusLook(Glyph.STOPPED, Tone.FAILED, "Remove");
            case MODIFY, DYNAMIC -> replaced ? replace(change) : new StatusLook(Glyph.RUNNING, Tone.RUNNING, "Change");
        };
    }

    private static StatusLook replace(ResourceChange change) {
        String word = change.replacement() == Replacement.YES ? "Replace" : "May replace";
        return new StatusLook(Glyph.SUPERSEDED, Tone.FAILED, word);
    }
}
