package dev.countersign.ui.doctor;

import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.ui.doctor.mend.RemedyRoom;

/** All that the doctor's page asks for and does. */
public interface DoctorDesk extends RemedyRoom {
    /** Looks for what keeps an execution. It only reads, blocks for as long as that takes, and throws AwsFailure. */
    Diagnosis examine(ExecutionArn arn);

    /** Whether what is examined was recorded: then there is nothing to examine again, and nothing to carry out. */
    default boolean isRecorded() {
        return false;
    }
}
