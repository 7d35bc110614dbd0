package dev.countersign.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.Gateways;
import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.mend.Attendant;
import dev.countersign.doctor.mend.Outcome;
import dev.countersign.doctor.mend.Outcome.Result;
import dev.countersign.doctor.mend.Rehearsal;
import dev.countersign.doctor.mend.RemedyDesk;
import dev.countersign.doctor.mend.RepairJournal;
import dev.countersign.doctor.mend.StepResult;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.domain.Redacted;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.domain.states.HistoryEvent;
import dev.countersign.relay.ApprovalSight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Carries out the remedy that a diagnosis names first, as far as it consists of calls, and sees what comes of it. */
final class Healing {
    /** Their first remedies begin with something that only a person can do, or consist of it. */
    private static final Set<Cause> FOR_A_PERSON = EnumSet.of(
            Cause.NOBODY_TOLD,
            Cause.TWO_APPROVALS,
            Cause.CLOCKS_IN_WRONG_ORDER,
            Cause.HEARTBEAT_WITHOUT_BEATS,
            Cause.TASK_WITHOUT_TIMEOUT,
            Cause.OUTPUT_REJECTED,
            Cause.APPROVED_NOT_DEPLOYED,
            Cause.APPROVER_DENIED,
            Cause.PARALLEL_TOKEN,
            Cause.MISCONFIGURED_APPROVAL,
            Cause.STALE_ANSWER,
            Cause.HISTORY_NEARLY_FULL,
            Cause.KEY_UNUSABLE,
            Cause.WRONG_PLACE,
            Cause.DEFINITION_CHANGED);

    private final Gateways aws;

    Healing(Gateways aws) {
        this.aws = aws;
    }

    void heals(Diagnosis diagnosis, Cause cause) {
        Finding finding = diagnosis.findings().stream()
                .filter(one -> one.cause() == cause)
                .findFirst()
                .orElseThrow();
        assertThat(finding.remedies()).as(cause.code()).isNotEmpty().allSatisfy(Healing::isComplete);
        Optional<Remedy> remedy =
                finding.remedies().stream().filter(Healing::isDoneByCalls).findFirst();
        assertThat(remedy.isEmpty())
                .as("only a person can mend %s: %s", cause.code(), finding.remedies())
                .isEqualTo(FOR_A_PERSON.contains(cause));
        remedy.ifPresent(one -> heals(diagnosis, finding, one));
    }

    /** Somebody has to be able to decide on it: what it calls, with which permission, what else happens, how it is undone. */
    private static void isComplete(Remedy remedy) {
        assertThat(remedy.steps()).as(remedy.title()).isNotEmpty();
        assertThat(remedy.undo()).as(remedy.title()).endsWith(".");
        boolean byHand = remedy.steps().stream().allMatch(Rehearsal::isByHand);
        assertThat(remedy.consequences().isEmpty()).as(remedy.title()).isEqualTo(byHand);
        assertThat(remedy.steps()).filteredOn(step -> !Rehearsal.isByHand(step)).allSatisfy(step -> {
            assertThat(step.commandLine()).startsWith("aws ");
            assertThat(step.permission()).matches("[a-z0-9]+:[A-Za-z]+");
            assertThat(step.resource()).startsWith("arn:");
        });
        assertThat(remedy.passesOverApproval())
                .as("sends a token: " + remedy.title())
                .isEqualTo(remedy.steps().stream()
                        .anyMatch(step -> step.permission().startsWith("states:SendTask")));
    }

    private static boolean isDoneByCalls(Remedy remedy) {
        return !remedy.steps().isEmpty() && !Rehearsal.isByHand(remedy.steps().getFirst());
    }

    /** Carries this very remedy out and sees that it helps. */
    void heals(Diagnosis before, Finding finding, Remedy remedy) {
        Path file = journalFile();
        var journal = new RepairJournal(file);
        var desk = new RemedyDesk(aws, Optional::empty, journal, Healing::pause);
        Rehearsal rehearsal = desk.rehearse(finding, remedy);
        assertThat(rehearsal.whyNot()).isEmpty();

        Outcome outcome = desk.carryOut(rehearsal, rehearsal.confirmation(), new Willing());

        assertThat(outcome.result())
                .as("%s: %s %s", remedy.title(), outcome.sentence(), outcome.steps())
                .isEqualTo(Result.HEALED);
        before.relays().stream()
                .filter(relay -> relay.tokenOut()
                        && relay.taskId() == finding.taskScheduled().orElse(0L))
                .flatMap(relay -> relay.approvals().stream())
                .filter(approval ->
                        approval.decidedAt().isPresent() && (approval.isApproved() || approval.isRejected()))
                .findFirst()
                .ifPresent(decision -> endsAs(finding.execution().orElseThrow(), decision));
        Diagnosis after = outcome.after().orElseThrow();
        assertThat(after.verdict()).isIn(Verdict.WAITING, Verdict.NOTHING_WAITS);
        assertThat(journal.entries()).hasSize(remedy.steps().size() + 2);
        assertThat(journal.entries().getLast().outcome()).isEqualTo("healed");
        assertThat(Redacted.of(read(file)).tokens()).isEmpty();
        if (outcome.started().isEmpty()) {
            assertThat(desk.carryOut(rehearsal, rehearsal.confirmation(), new Willing())
                            .result())
                    .as("a second time")
                    .isEqualTo(Result.NOT_BEGUN);
        }
    }

    private void endsAs(ExecutionArn execution, ApprovalSight decision) {
        assertThat(aws.executions().execution(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        List<String> states = aws.executions().history(execution, 0).stream()
                .map(HistoryEvent::stateName)
                .flatMap(Optional::stream)
                .toList();
        assertThat(states)
                .contains(decision.isApproved() ? "Approved" : "Rejected")
                .doesNotContain(decision.isApproved() ? "Rejected" : "Approved", "Fail");
    }

    /** Does at once whatever is asked of a person. */
    private static final class Willing implements Attendant {
        @Override
        public boolean hasDone(Remedy.Step byHand) {
            return true;
        }

        @Override
        public void begins(Remedy.Step step) {}

        @Override
        public void ended(StepResult result) {}
    }

    private static void pause(Duration time) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(time.toMillis() / 5);
    }

    private static Path journalFile() {
        try {
            return Files.createTempDirectory("journal").resolve("repairs.jsonl");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
