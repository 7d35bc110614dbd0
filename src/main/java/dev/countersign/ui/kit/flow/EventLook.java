package dev.countersign.ui.kit.flow;

import dev.countersign.domain.states.EventDetail;
import dev.countersign.domain.states.HistoryEvent;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.Tone;

/** How an event of a history looks. */
final class EventLook {
    private EventLook() {}

    static StatusLook of(HistoryEvent event) {
        String word = event.type();
        return switch (event.detail()) {
            case EventDetail.ExecutionStarted started -> new StatusLook(Glyph.RUNNING, Tone.ACCENT, word);
            case EventDetail.ExecutionEnded ended ->
                StatusLook.of(ended.status()).saying(word);
            case EventDetail.StateEntered entered -> new StatusLook(Glyph.PASS, Tone.RUNNING, word);
            case EventDetail.StateExited exited -> new StatusLook(Glyph.APPROVED, Tone.APPROVED, word);
            case EventDetail.TaskScheduled scheduled -> new StatusLook(Glyph.TASK, Tone.STALE, word);
            case EventDetail.TaskStarted started -> new StatusLook(Glyph.TASK, Tone.STALE, word);
            case EventDetail.TaskSubmitted submitted ->
                submitted.resource().endsWith(".waitForTaskToken")
                        ? new StatusLook(Glyph.WAITING, Tone.WAITING, word)
                        : new StatusLook(Glyph.TASK, Tone.STALE, word);
            case EventDetail.TaskSucceeded succeeded -> new StatusLook(Glyph.APPROVED, Tone.APPROVED, word);
            case EventDetail.FunctionScheduled scheduled -> new StatusLook(Glyph.TASK, Tone.STALE, word);
            case EventDetail.FunctionSucceeded succeeded -> new StatusLook(Glyph.APPROVED, Tone.APPROVED, word);
            case EventDetail.TaskFailed failed -> new StatusLook(Glyph.FAILED, Tone.FAILED, word);
            case EventDetail.Failed failed -> new StatusLook(Glyph.FAILED, Tone.FAILED, word);
            case EventDetail.Other other -> new StatusLook(Glyph.PENDING, Tone.STALE, word);
        };
    }
}
