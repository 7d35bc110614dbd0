package dev.countersign.doctor.pack;

import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.relay.Hop;

/** Verdicts and states of hops in words, for a text. */
final class DiagnosisWords {
    private DiagnosisWords() {}

    static String verdict(Verdict verdict) {
        return switch (verdict) {
            case STUCK -> "Stuck";
            case COULD_NOT_LOOK -> "Not everything could be looked at";
            case UNEXPLAINED -> "Stuck, without a known cause";
            case WAITING -> "Waiting";
            case NOTHING_WAITS -> "Nothing waits";
        };
    }

    static String state(Hop.State state) {
        return switch (state) {
            case DONE -> "done";
            case WAITING -> "waiting";
            case LATE -> "late";
            case BROKEN -> "**broken**";
            case NOT_VISIBLE -> "not visible";
            case AHEAD -> "ahead";
        };
    }
}
