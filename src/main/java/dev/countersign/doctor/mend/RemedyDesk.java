package dev.countersign.doctor.mend;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.Gateways;
import dev.countersign.doctor.Doctor;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.mend.Outcome.Result;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.domain.states.ExecutionArn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Where remedies are rehearsed and carried out. What is done is exactly what was rehearsed, or nothing: before the first step
 * everything is read again, and after the last one once more, to see whether it healed. Thread-safe; blocks.
 */
public final class RemedyDesk {
    private final Supplier<Optional<String>> whyNotChange;
    private final Doctor doctor;
    private final Repairs repairs;
    private final JournalKeeper journal;
    private final Aftercare aftercare;
    private final AtomicBoolean busy = new AtomicBoolean();

    /**
     * @param whyNotChange why nothing may be changed at present, as a sentence; absent when it may
     * @param journal takes every repair
     * @param pause how to wait between two looks afterwards
     */
    public RemedyDesk(
            Gateways aws, Supplier<Optional<String>> whyNotChange, RepairJournal journal, Aftercare.Pause pause) {
        this.whyNotChange = whyNotChange;
        this.doctor = new Doctor(aws);
        this.repairs = new Repairs(aws.repair());
        this.journal = new JournalKeeper(journal, aws);
        this.aftercare = new Aftercare(aws, pause);
    }

    /** What carrying it out would do. Calls nothing. */
    public Rehearsal rehearse(Finding finding, Remedy remedy) {
        Optional<String> whyNot = whyNotChange.get();
        if (whyNot.isEmpty()
                && (remedy.steps().isEmpty() || remedy.steps().stream().allMatch(Rehearsal::isByHand))) {
            whyNot = Optional.of("This is for a person to do: there is no call that this program could make.");
        }
        return new Rehearsal(finding, remedy, Confirmation.word(finding, remedy), whyNot);
    }

    /**
     * Does what was rehearsed, step by step, and stops at the first step that fails.
     *
     * @param typed what the person has typed as confirmation
     */
    public Outcome carryOut(Rehearsal rehearsal, String typed, Attendant attendant) {
        if (!rehearsal.isConfirmedBy(typed)) {
            return Outcome.notBegun("What was typed is not ‘" + rehearsal.confirmation() + "’; nothing was done.");
        }
        Optional<String> whyNot = whyNotChange.get().or(rehearsal::whyNot);
        if (whyNot.isPresent()) {
            return Outcome.notBegun(whyNot.get() + " Nothing was done.");
        }
        if (!busy.compareAndSet(false, true)) {
            return Outcome.notBegun("Another remedy is being carried out at present; nothing was done.");
        }
        try {
            return whyNotAnyMore(rehearsal)
                    .or(() -> journal.begins(rehearsal))
                    .map(Outcome::notBegun)
                    .orElseGet(() -> finished(rehearsal, steps(rehearsal, attendant)));
        } finally {
            busy.set(false);
        }
    }

    /** Between the rehearsal and the confirmation somebody else may have done something. */
    private Optional<String> whyNotAnyMore(Rehearsal rehearsal) {
        Finding finding = rehearsal.finding();
        Optional<Supplier<Diagnosis>> again = aftercare.again(rehearsal);
        if (again.isEmpty()) {
            return Optional.empty();
        }
        Diagnosis now;
        try {
            now = again.get().get();
        } catch (AwsFailure e) {
            return Optional.of(e.sentence() + " Nothing was done.");
        }
        Optional<Finding> same = Aftercare.same(finding, now);
        if (same.isEmpty()) {
            return Optional.of("It is not so any more: " + now.sentence() + " Nothing was done.");
        }
        return same.get().remedies().contains(rehearsal.remedy())
                ? Optional.empty()
                : Optional.of(
                        "Meanwhile something has changed that this remedy would touch; look at it again. Nothing was done.");
    }

    private Progress steps(Rehearsal rehearsal, Attendant attendant) {
        var progress = new Progress();
        for (Remedy.Step step : rehearsal.steps()) {
            attendant.begins(step);
            StepResult result = step(step, attendant, progress);
            progress.results.add(result);
            journal.step(rehearsal, result);
            attendant.ended(result);
            if (!result.done()) {
                break;
            }
        }
        return progress;
    }

    private StepResult step(Remedy.Step step, Attendant attendant, Progress progress) {
        if (Rehearsal.isByHand(step) && !attendant.hasDone(step)) {
            return new StepResult(step, false, "It was not done.");
        }
        try {
            Repairs.Done done = repairs.carryOut(step.act());
            progress.started = done.started().or(() -> progress.started);
            return new StepResult(step, true, done.sentence());
        } catch (AwsFailure e) {
            return new StepResult(step, false, e.sentence() + " " + e.wayOn());
        }
    }

    private Outcome finished(Rehearsal rehearsal, Progress progress) {
        Outcome outcome = outcome(rehearsal, progress);
        journal.ended(rehearsal, outcome);
        return outcome;
    }

    private Outcome outcome(Rehearsal rehearsal, Progress progress) {
        StepResult last = progress.results.getLast();
        if (last.done()) {
            return aftercare.look(rehearsal, progress.results, progress.started);
        }
        boolean left = Rehearsal.isByHand(last.step());
        int undone = rehearsal.steps().size() - progress.results.size();
        String rest = undone == 0 ? "" : " The steps after it (" + undone + ") were not tried.";
        return new Outcome(
                left ? Result.LEFT_UNDONE : Result.STEP_FAILED,
                (left ? "Left undone: " + last.step().call() : last.step().call() + " failed: " + last.sentence())
                        + rest,
                progress.results,
                rehearsal.finding().execution().flatMap(this::readAgain),
                progress.started);
    }

    private Optional<Diagnosis> readAgain(ExecutionArn execution) {
        try {
            return Optional.of(doctor.execution(execution));
        } catch (AwsFailure e) {
            return Optional.empty();
        }
    }

    /** What has been done so far. */
    private static final class Progress {
        private final List<StepResult> results = new ArrayList<>();
        private Optional<ExecutionArn> started = Optional.empty();
    }
}
