package dev.countersign.doctor.mend;

import dev.countersign.doctor.remedy.Remedy;

/** The person who looks on while a remedy is carried out. Called on the thread that carries it out. */
public interface Attendant {
    /** Whether a step that only a person can do is done; may block until that is known. No ends the remedy. */
    boolean hasDone(Remedy.Step byHand);

    /** A step begins. */
    void begins(Remedy.Step step);

    /** A step has ended; the next one begins, or what has changed is read. */
    void ended(StepResult result);
}
