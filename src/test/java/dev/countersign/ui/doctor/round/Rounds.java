package dev.countersign.ui.doctor.round;

import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Confidence;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.diagnosis.Look;
import dev.countersign.doctor.remedy.OrphanRemedy;
import dev.countersign.doctor.round.RoundResult;
import dev.countersign.doctor.round.StageRadar;
import dev.countersign.doctor.round.StageRadar.Runner;
import dev.countersign.doctor.round.Zombie;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.domain.pipelines.Pipeline.ExecutionMode;
import dev.countersign.domain.states.ExecutionArn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What examinations of many executions come to. */
final class Rounds {
    static final Instant AT = Instant.parse("2026-11-22T14:10:00Z");
    private static final String[] CODES = {"E1", "Q1", "S2", "P3", "E4", "T1"};

    private Rounds() {}

    static ExecutionArn arn(int number) {
        return new ExecutionArn(
                "arn:aws:states:eu-west-1:111122223333:execution:release-approval-machine:release-2026-" + number);
    }

    static Diagnosis stuck(int number) {
        Cause cause = Cause.ofCode(CODES[number % CODES.length]).orElseThrow();
        Finding finding = new Finding(
                cause,
                true,
                Optional.of(arn(number)),
                Optional.of(3L),
                number % 5 == 0 ? Confidence.LIKELY : Confidence.PROVED,
                "The approval was answered at 14:03:10, but the rule release-answers-" + number
                        + " is disabled, so nothing took the answer back to the execution.",
                List.of(),
                List.of());
        return new Diagnosis(
                arn(number).value(),
                AT,
                number % 5 == 0 ? Verdict.UNEXPLAINED : Verdict.STUCK,
                finding.summary(),
                List.of(),
                number % 5 == 0 ? List.of() : List.of(finding),
                List.of());
    }

    static Diagnosis waiting(int number) {
        return new Diagnosis(
                arn(number).value(), AT, Verdict.WAITING, "A person is asked.", List.of(), List.of(), List.of());
    }

    static Zombie zombie(int number) {
        String run = "0000%04d-aaaa-bbbb-cccc-1234567890ab".formatted(number);
        Finding finding = new Finding(
                Cause.ofCode("T4").orElseThrow(),
                false,
                number % 2 == 0 ? Optional.empty() : Optional.of(arn(9000 + number)),
                Optional.empty(),
                Confidence.LIKELY,
                "Approval " + number + " is open, and none of the running executions waits for it.",
                List.of(Evidence.of("codepipeline:GetPipelineState", "pipeline-" + number, "It is InProgress.")),
                List.of(OrphanRemedy.abandon("pipeline-" + number, run)));
        return new Zombie(
                new ApprovalAddress("pipeline-" + number, "Approval", "ManualApproval"),
                run,
                Optional.of(AT.minusSeconds(86_400)),
                List.of(finding));
    }

    static StageRadar radar(int number) {
        return new StageRadar(
                "pipeline-" + number,
                "Approval",
                number % 3 == 0 ? ExecutionMode.QUEUED : ExecutionMode.SUPERSEDED,
                Optional.of(new Runner("a-" + number, Optional.of(arn(number)))),
                List.of(new Runner("b-" + number, Optional.of(arn(1000 + number)))),
                List.of(new Runner("c-" + number, Optional.empty())));
    }

    /** @param missed what could not be looked at */
    static RoundResult result(int stuck, int zombies, int radar, boolean partial, Look... missed) {
        List<Diagnosis> each = Stream.concat(
                        IntStream.range(0, stuck).mapToObj(Rounds::stuck),
                        IntStream.range(5000, 5040).mapToObj(Rounds::waiting))
                .toList();
        var whole = new Diagnosis(
                "account 111122223333 in eu-west-1",
                AT,
                stuck > 0 ? Verdict.STUCK : Verdict.WAITING,
                stuck > 0 ? stuck + " stuck; 40 waiting as they should." : "40 running; 40 waiting as they should.",
                List.of(),
                each.stream().flatMap(one -> one.findings().stream()).toList(),
                List.of(missed));
        return new RoundResult(
                whole,
                each,
                IntStream.range(0, zombies).mapToObj(Rounds::zombie).toList(),
                IntStream.range(0, radar).mapToObj(Rounds::radar).toList(),
                each.size(),
                partial);
    }
}
