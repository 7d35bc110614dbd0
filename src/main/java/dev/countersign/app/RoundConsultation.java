package dev.countersign.app;

import dev.countersign.aws.Gateways;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.known.KnownCases;
import dev.countersign.doctor.mend.Attendant;
import dev.countersign.doctor.mend.Outcome;
import dev.countersign.doctor.mend.Rehearsal;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.doctor.round.Round;
import dev.countersign.doctor.round.RoundProgress;
import dev.countersign.doctor.round.RoundResult;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.ui.doctor.mend.RemedyRoom;
import dev.countersign.ui.doctor.round.RoundDesk;
import dev.countersign.watch.Snapshot;
import dev.countersign.watch.budget.Budgets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the page about everything needs, from the doctor and the remedies.
 *
 * @param known hears what is found
 * @param place the account and Region, in words
 * @param snapshot what is followed at present
 */
record RoundConsultation(Gateways aws, RemedyRoom remedies, KnownCases known, String place, Supplier<Snapshot> snapshot)
        implements RoundDesk {
    @Override
    public List<String> pipelines() {
        return snapshot.get().pipelines().stream().map(PipelineFacts::name).toList();
    }

    @Override
    public Examination prepare(Optional<String> pipeline, RoundProgress progress) {
        Budgets budgets = Budgets.ofOneExamination();
        return new OneRound(
                known,
                pipeline.map(name -> Round.pipeline(aws, budgets, name, progress))
                        .orElseGet(() -> Round.all(aws, budgets, place, progress)));
    }

    private record OneRound(KnownCases known, Round round) implements Examination {
        @Override
        public RoundResult run() {
            RoundResult found = round.examine();
            known.note(found);
            return found;
        }

        @Override
        public RoundResult soFar() {
            return round.soFar();
        }

        @Override
        public void end() {
            round.end();
        }
    }

    @Override
    public Rehearsal rehearse(Finding finding, Remedy remedy) {
        return remedies.rehearse(finding, remedy);
    }

    @Override
    public Outcome carryOut(Rehearsal rehearsal, String typed, Attendant attendant) {
        return remedies.carryOut(rehearsal, typed, attendant);
    }
}
