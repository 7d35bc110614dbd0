package dev.countersign.doctor.round;

import dev.countersign.doctor.diagnosis.Diagnosis;

/** Hears how an examination of many executions goes on. Called from several threads. */
public interface RoundProgress {
    /**
     * A step has begun or gone on.
     *
     * @param step what is being done, for example {@code executions examined}
     * @param of how many there are; 0 when that is not known
     */
    void reached(String step, int done, int of);

    /** One execution has been examined. */
    void examined(Diagnosis diagnosis);
}
