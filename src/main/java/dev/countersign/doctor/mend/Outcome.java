package dev.countersign.doctor.mend;

import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.domain.states.ExecutionArn;
import java.util.List;
import java.util.Optional;

/**
 * What came of a remedy.
 *
 * @param sentence the same for a person
 * @param steps those that were begun, in their order
 * @param after what was read afterwards; absent when nothing had been changed, or nothing could be read
 * @param started the execution that the remedy started
 */
public record Outcome(
        Result result,
        String sentence,
        List<StepResult> steps,
        Optional<Diagnosis> after,
        Optional<ExecutionArn> started) {
    public Outcome {
        steps = List.copyOf(steps);
    }

    /** In one word. */
    public enum Result {
        /** The finding is gone: read again after the last step. */
        HEALED,
        /** All steps went well, and the finding still stands, or it could not be seen. */
        NOT_SEEN_HEALED,
        /** A step failed; those after it were not tried. */
        STEP_FAILED,
        /** A person did not do a step that only a person can do; those after it were not tried. */
        LEFT_UNDONE,
        /** Nothing was done: not confirmed, not allowed, or no longer what had been rehearsed. */
        NOT_BEGUN
    }

    static Outcome notBegun(String sentence) {
        return new Outcome(Result.NOT_BEGUN, sentence, List.of(), Optional.empty(), Optional.empty());
    }
}
