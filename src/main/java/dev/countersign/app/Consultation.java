package dev.countersign.app;

import dev.countersign.aws.Gateways;
import dev.countersign.aws.GuardedGateways.Guard;
import dev.countersign.doctor.Doctor;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.known.KnownCases;
import dev.countersign.doctor.mend.Attendant;
import dev.countersign.doctor.mend.Outcome;
import dev.countersign.doctor.mend.Rehearsal;
import dev.countersign.doctor.mend.RemedyDesk;
import dev.countersign.doctor.mend.RepairJournal;
import dev.countersign.doctor.probe.LookProgress;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.doctor.subject.Subject;
import dev.countersign.doctor.subject.SubjectExamination;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.session.Session;
import dev.countersign.ui.doctor.DoctorDesk;
import dev.countersign.watch.budget.BudgetedGateways;
import dev.countersign.watch.budget.Budgets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the doctor's page needs, from the doctor and the remedies.
 *
 * @param account of the session
 * @param region of the session
 * @param known hears what is found
 */
record Consultation(Gateways aws, RemedyDesk remedies, String account, String region, KnownCases known)
        implements DoctorDesk {
    /** @param folder where the journal of what was mended is kept */
    static Consultation of(Gateways aws, Guard guard, Path folder, Session session, Budgets budgets, KnownCases known) {
        RepairJournal journal = RepairJournal.in(folder);
        return new Consultation(
                new BudgetedGateways(aws, budgets),
                new RemedyDesk(aws, guard::whyNotChange, journal, Thread::sleep),
                session.identity().account(),
                session.region(),
                known);
    }

    @Override
    public Examination prepare(Subject subject, LookProgress progress) {
        return switch (subject) {
            case Subject.OfExecution(ExecutionArn arn) ->
                ofExecution(arn, new Doctor(aws).examination(arn, account, region, progress));
            case Subject.OfApproval _, Subject.OfPipelineExecution _, Subject.OfVersion _ ->
                Examination.of(() -> new SubjectExamination(aws).examine(subject));
        };
    }

    private Examination ofExecution(ExecutionArn arn, dev.countersign.doctor.Examination examination) {
        return new Examination() {
            @Override
            public Diagnosis run() {
                Diagnosis found = examination.examine();
                if (!examination.isPartial()) {
                    known.note(arn, found);
                }
                return found;
            }

            @Override
            public void end() {
                examination.end();
            }
        };
    }

    @Override
    public Rehearsal rehearse(Finding finding, Remedy remedy) {
        return remedies.rehearse(finding, remedy);
    }

    @Override
    public Outcome carryOut(Rehearsal rehearsal, String typed, Attendant attendant) {
        Outcome outcome = remedies.carryOut(rehearsal, typed, attendant);
        Optional<ExecutionArn> about =
                outcome.started().or(() -> rehearsal.finding().execution());
        outcome.after()
                .filter(found -> about.map(ExecutionArn::value)
                        .filter(found.subject()::equals)
                        .isPresent())
                .ifPresent(found -> known.note(about.orElseThrow(), found));
        if (outcome.result() == Outcome.Result.HEALED || outcome.result() == Outcome.Result.NOT_SEEN_HEALED) {
            known.cleared(rehearsal.finding());
        }
        return outcome;
    }
}
