package dev.countersign.doctor.mend;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.Gateways;
import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.diagnosis.Look;
import dev.countersign.doctor.mend.Outcome.Result;
import dev.countersign.doctor.remedy.Act;
import dev.countersign.doctor.subject.Subject;
import dev.countersign.doctor.subject.SubjectExamination;
import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.ExecutionArn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Looks whether a remedy has helped, for half a minute: what a call sets off takes its time. */
public final class Aftercare {
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final int LOOKS = 30;

    private final Gateways aws;
    private final SubjectExamination doctor;
    private final Pause pause;

    /** How to wait. */
    public interface Pause {
        void pause(Duration time) throws InterruptedException;
    }

    Aftercare(Gateways aws, Pause pause) {
        this.aws = aws;
        this.doctor = new SubjectExamination(aws);
        this.pause = pause;
    }

    /** The finding of the same cause about the same token, if it still stands. */
    static Optional<Finding> same(Finding finding, Diagnosis now) {
        return now.findings().stream()
                .filter(one -> one.cause() == finding.cause()
                        && one.execution().equals(finding.execution())
                        && one.taskScheduled().equals(finding.taskScheduled()))
                .findFirst();
    }

    /** How what a finding is about is examined again: its execution, else the approval that nobody waits for. */
    Optional<Supplier<Diagnosis>> again(Rehearsal rehearsal) {
        return rehearsal
                .finding()
                .execution()
                .<Subject>map(Subject.OfExecution::new)
                .or(() -> rehearsal.steps().stream()
                        .filter(_ -> rehearsal.finding().cause() == Cause.EXECUTION_ENDED_FIRST)
                        .flatMap(step -> step.act() instanceof Act.Abandon abandon
                                ? Stream.of(new Subject.OfPipelineExecution(
                                        Optional.of(abandon.pipeline()), abandon.pipelineExecution()))
                                : Stream.of())
                        .findFirst())
                .map(this::examination);
    }

    private Supplier<Diagnosis> examination(Subject subject) {
        return () -> doctor.examine(subject);
    }

    /** @param started the execution that takes the old one's place */
    Outcome look(Rehearsal rehearsal, List<StepResult> steps, Optional<ExecutionArn> started) {
        Optional<Supplier<Diagnosis>> again =
                started.map(arn -> examination(new Subject.OfExecution(arn))).or(() -> again(rehearsal));
        if (again.isEmpty()) {
            return new Outcome(
                    Result.NOT_SEEN_HEALED,
                    "All steps are done. Examine ‘" + rehearsal.confirmation() + "’ again to see what has changed.",
                    steps,
                    Optional.empty(),
                    started);
        }
        try {
            Diagnosis now = again.get().get();
            for (int look = 1; look < LOOKS && !healed(rehearsal.finding(), now, started.isPresent()); look++) {
                pause.pause(BETWEEN);
                now = again.get().get();
            }
            return seen(rehearsal, steps, now, started);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unseen("All steps are done; whether it healed was not awaited.", steps, started);
        } catch (AwsFailure e) {
            return unseen("All steps are done, but what came of it could not be read: " + e.sentence(), steps, started);
        }
    }

    private static Outcome unseen(String sentence, List<StepResult> steps, Optional<ExecutionArn> started) {
        return new Outcome(Result.NOT_SEEN_HEALED, sentence, steps, Optional.empty(), started);
    }

    /** Another execution heals nothing before it has got as far as an approval, or further. */
    private static boolean healed(Finding finding, Diagnosis now, boolean another) {
        if (finding.execution().isEmpty() && !another) {
            // Only the pipeline can tell: the execution is not known any more.
            return same(finding, now).isEmpty() && isPipelineSeen(now);
        }
        boolean looked = now.verdict() == Verdict.WAITING || now.verdict() == Verdict.NOTHING_WAITS;
        if (another) {
            return looked
                    && !now.relays().isEmpty()
                    && now.findings().stream().noneMatch(one -> one.cause() == finding.cause())
                    && now.relays().stream()
                            .anyMatch(relay -> relay.pipelineExecution().isPresent());
        }
        return looked && same(finding, now).isEmpty() && isSettled(now);
    }

    private static boolean isPipelineSeen(Diagnosis now) {
        List<Look> looks = now.looks().stream()
                .filter(look -> look.call().startsWith("codepipeline:"))
                .toList();
        return !looks.isEmpty() && looks.stream().noneMatch(look -> look.result() == Look.Result.COULD_NOT_LOOK);
    }

    /** Nothing is on its way any more that would soon look different. */
    private static boolean isSettled(Diagnosis now) {
        return now.verdict() != Verdict.WAITING
                || now.relays().stream()
                        .filter(relay -> relay.tokenOut())
                        .allMatch(relay -> relay.approvals().stream()
                                .allMatch(approval -> approval.decidedAt().isEmpty()));
    }

    private Outcome seen(Rehearsal rehearsal, List<StepResult> steps, Diagnosis now, Optional<ExecutionArn> started) {
        boolean healed = healed(rehearsal.finding(), now, started.isPresent());
        String cause = rehearsal.finding().cause().code() + " ("
                + rehearsal.finding().cause().title() + ")";
        String sentence;
        if (healed) {
            sentence = "Healed: " + cause + " is not found any more. " + state(now);
        } else if (same(rehearsal.finding(), now).isEmpty() && started.isEmpty()) {
            sentence = cause + " is not found any more, but it is not over: " + now.sentence();
        } else {
            sentence = "All steps are done, but " + cause + " is not seen to be healed yet. " + now.sentence();
        }
        return new Outcome(healed ? Result.HEALED : Result.NOT_SEEN_HEALED, sentence, steps, Optional.of(now), started);
    }

    private String state(Diagnosis now) {
        if (!now.subject().startsWith("arn:")) {
            return now.sentence();
        }
        Execution execution = aws.executions().execution(new ExecutionArn(now.subject()));
        return execution.isRunning()
                ? now.sentence()
                : "Execution ‘" + execution.arn().name() + "’ ended as " + execution.status() + ".";
    }
}
