package dev.countersign.ui.doctor;

import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.mend.Attendant;
import dev.countersign.doctor.mend.Outcome;
import dev.countersign.doctor.mend.Rehearsal;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.domain.states.ExecutionArn;

/** All that the doctor's page asks for and does. */
public interface DoctorDesk {
    /** Looks for what keeps an execution. It only reads, blocks for as long as that takes, and throws AwsFailure. */
    Diagnosis examine(ExecutionArn arn);

    /** What carrying a remedy out would do. Calls nothing. */
    Rehearsal rehearse(Finding finding, Remedy remedy);

    /**
     * Does what was rehearsed, then looks whether it has helped. Blocks.
     *
     * @param typed what was typed to confirm it
     */
    Outcome carryOut(Rehearsal rehearsal, String typed, Attendant attendant);
}
