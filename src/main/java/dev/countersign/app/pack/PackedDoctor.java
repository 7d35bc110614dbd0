package dev.countersign.app.pack;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.mend.Attendant;
import dev.countersign.doctor.mend.Outcome;
import dev.countersign.doctor.mend.Rehearsal;
import dev.countersign.doctor.pack.OpenedPack;
import dev.countersign.doctor.probe.LookProgress;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.doctor.subject.Subject;
import dev.countersign.ui.doctor.DoctorDesk;

/** What the doctor's page shows, from an evidence pack: the diagnosis that its answers come to. Nothing is carried out. */
record PackedDoctor(OpenedPack pack) implements DoctorDesk {
    @Override
    public Examination prepare(Subject subject, LookProgress progress) {
        return Examination.of(pack::diagnosis);
    }

    @Override
    public boolean isRecorded() {
        return true;
    }

    @Override
    public Rehearsal rehearse(Finding finding, Remedy remedy) {
        throw AwsFailure.of(Kind.READ_ONLY, "remedy", PackedExecution.ONLY_LOOKED_AT);
    }

    @Override
    public Outcome carryOut(Rehearsal rehearsal, String typed, Attendant attendant) {
        throw AwsFailure.of(Kind.READ_ONLY, "remedy", PackedExecution.ONLY_LOOKED_AT);
    }
}
