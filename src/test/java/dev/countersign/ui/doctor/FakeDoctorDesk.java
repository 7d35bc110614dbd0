package dev.countersign.ui.doctor;

import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.mend.Attendant;
import dev.countersign.doctor.mend.Outcome;
import dev.countersign.doctor.mend.Rehearsal;
import dev.countersign.doctor.mend.StepResult;
import dev.countersign.doctor.probe.LookProgress;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.doctor.subject.Subject;
import dev.countersign.domain.states.ExecutionArn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Says what it was told to say, once it was told. */
final class FakeDoctorDesk implements DoctorDesk {
    /** What examinations come to, in their order; an examination waits until there is something. */
    final BlockingQueue<Supplier<Diagnosis>> answers = new LinkedBlockingQueue<>();

    /** What was carried out: the remedy's title and what was typed. */
    final List<String> carriedOut = new ArrayList<>();

    /** Each step waits for one permit. */
    final Semaphore steps = new Semaphore(0);

    Outcome.Result result = Outcome.Result.HEALED;

    /** How many examinations were ended before their time. */
    int ended;

    @Override
    public Examination prepare(Subject subject, LookProgress progress) {
        return new Examination() {
            @Override
            public Diagnosis run() {
                progress.looking("states:DescribeExecution", 0, 1);
                return examine();
            }

            @Override
            public void end() {
                ended++;
            }
        };
    }

    private Diagnosis examine() {
        try {
            return answers.take().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the test is over", e);
        }
    }

    @Override
    public Rehearsal rehearse(Finding finding, Remedy remedy) {
        return new Rehearsal(
                finding,
                remedy,
                finding.execution().map(ExecutionArn::name).orElse("release-pipeline"),
                Optional.empty());
    }

    @Override
    public Outcome carryOut(Rehearsal rehearsal, String typed, Attendant attendant) {
        carriedOut.add(rehearsal.remedy().title() + " / " + typed);
        List<StepResult> results = new ArrayList<>();
        for (Remedy.Step step : rehearsal.steps()) {
            attendant.begins(step);
            steps.acquireUninterruptibly();
            boolean done = !Rehearsal.isByHand(step) || attendant.hasDone(step);
            results.add(new StepResult(step, done, done ? "It was taken." : "It was not done."));
            attendant.ended(results.getLast());
            if (!done) {
                return new Outcome(
                        Outcome.Result.LEFT_UNDONE, "Left undone.", results, Optional.empty(), Optional.empty());
            }
        }
        return new Outcome(
                result,
                "Healed: the execution ended as SUCCEEDED.",
                results,
                Optional.of(Diagnoses.nothingWaits()),
                Optional.empty());
    }
}
