package dev.countersign.doctor;

import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.probe.LookProgress;
import dev.countersign.doctor.probe.Looks;
import java.util.function.Function;

/** One examination of one execution, which can be ended before all looks are taken. To be used once. */
public final class Examination {
    private final Looks looks;
    private final Function<Looks, Diagnosis> work;

    /** @param work diagnoses with these looks */
    Examination(LookProgress progress, Function<Looks, Diagnosis> work) {
        this.looks = new Looks(progress);
        this.work = work;
    }

    /** Examines; blocks until the answer is there. When it is ended, the answer is what is known by then. */
    public Diagnosis examine() {
        return work.apply(looks);
    }

    /** Calls that are under way are given up, and no further ones are made. From any thread. */
    public void end() {
        looks.end();
    }

    /** Whether something was not looked at because the examination was ended. */
    public boolean isPartial() {
        return looks.wereEnded();
    }
}
