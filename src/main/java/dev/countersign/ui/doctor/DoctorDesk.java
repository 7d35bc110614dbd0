package dev.countersign.ui.doctor;

import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.subject.Subject;
import dev.countersign.ui.doctor.mend.RemedyRoom;

/** All that the doctor's page asks for and does. */
public interface DoctorDesk extends RemedyRoom {
    /**
     * Looks for what keeps an execution, or the one that an approval or an object version belongs to. It only reads, blocks for as
     * long as that takes, and throws AwsFailure.
     */
    Diagnosis examine(Subject subject);

    /** Whether what is examined was recorded: then there is nothing to examine again, and nothing to carry out. */
    default boolean isRecorded() {
        return false;
    }
}
