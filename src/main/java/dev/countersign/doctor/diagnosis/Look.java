package dev.countersign.doctor.diagnosis;

/**
 * One look at AWS and what it told.
 *
 * @param call as in IAM
 * @param subject what was looked at
 * @param note for a look that could not be taken: why, as a sentence; else empty
 */
public record Look(String call, String subject, Result result, String note) {
    /** What a look told. */
    public enum Result {
        /** Nothing wrong there. */
        PASS,
        /** A finding rests on it. */
        FAIL,
        /** We were not allowed to, or got no answer. Never a pass. */
        COULD_NOT_LOOK
    }
}
