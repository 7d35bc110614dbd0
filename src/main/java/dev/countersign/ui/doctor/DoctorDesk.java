package dev.countersign.ui.doctor;

import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.domain.states.ExecutionArn;

/** All that the doctor's page asks for. */
@FunctionalInterface
public interface DoctorDesk {
    /** Looks for what keeps an execution. It only reads, blocks for as long as that takes, and throws AwsFailure. */
    Diagnosis examine(ExecutionArn arn);
}
