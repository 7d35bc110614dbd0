package dev.countersign.ui.doctor;

import dev.countersign.doctor.diagnosis.Confidence;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.diagnosis.Look;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.Tone;

/** How the doctor's words look: icon, tone and word. */
final class DoctorLook {
    private DoctorLook() {}

    static StatusLook of(Verdict verdict) {
        return switch (verdict) {
            case STUCK -> new StatusLook(Glyph.BROKEN, Tone.FAILED, "Stuck");
            case COULD_NOT_LOOK -> new StatusLook(Glyph.NOT_VISIBLE, Tone.WAITING, "Not everything was visible");
            case UNEXPLAINED -> new StatusLook(Glyph.LATE, Tone.WAITING, "Unexplained");
            case WAITING -> new StatusLook(Glyph.WAITING, Tone.WAITING, "Waiting");
            case NOTHING_WAITS -> new StatusLook(Glyph.APPROVED, Tone.APPROVED, "Nothing waits");
        };
    }

    static StatusLook of(Confidence confidence) {
        return switch (confidence) {
            case PROVED -> new StatusLook(Glyph.APPROVED, Tone.ACCENT, "Proved");
            case LIKELY -> new StatusLook(Glyph.LATE, Tone.WAITING, "Likely");
            case POSSIBLE -> new StatusLook(Glyph.PENDING, Tone.STALE, "Possible");
        };
    }

    static StatusLook of(Look.Result result) {
        return switch (result) {
            case PASS -> new StatusLook(Glyph.APPROVED, Tone.APPROVED, "Nothing wrong");
            case FAIL -> new StatusLook(Glyph.FAILED, Tone.FAILED, "Tells of it");
            case COULD_NOT_LOOK -> new StatusLook(Glyph.NOT_VISIBLE, Tone.WAITING, "Could not look");
        };
    }

    /** The title of what stands in the place of a cause when none is named. */
    static String titleInstead(Verdict verdict) {
        return switch (verdict) {
            case STUCK -> "";
            case COULD_NOT_LOOK -> "Something could not be read";
            case UNEXPLAINED -> "No known cause fits";
            case WAITING -> "Nothing is broken";
            case NOTHING_WAITS -> "Nothing can be stuck";
        };
    }

    /** What stands in the place of a cause when none is named. */
    static String instead(Verdict verdict) {
        return switch (verdict) {
            case STUCK -> "";
            case COULD_NOT_LOOK ->
                "Something that is needed to name the cause could not be read. What it takes is listed below; ask for the"
                        + " permissions, or examine it as somebody who has them.";
            case UNEXPLAINED ->
                "Everything could be read, and none of the known causes fits. Save the report: it holds everything that was"
                        + " looked at. Then examine it again in a minute, for AWS's own records come late.";
            case WAITING ->
                "The token is on its way as it should be. The execution goes on as soon as what it waits for has happened.";
            case NOTHING_WAITS ->
                "No task of this execution holds a token that somebody would have to send back, so nothing can be stuck.";
        };
    }
}
