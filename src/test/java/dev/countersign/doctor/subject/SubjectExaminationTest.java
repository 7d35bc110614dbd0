package dev.countersign.doctor.subject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.Gateways;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.doctor.Doctor;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.mend.Attendant;
import dev.countersign.doctor.mend.Outcome;
import dev.countersign.doctor.mend.Rehearsal;
import dev.countersign.doctor.mend.RemedyDesk;
import dev.countersign.doctor.mend.RepairJournal;
import dev.countersign.doctor.mend.StepResult;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.doctor.report.JsonReport;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.Relay;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.scenario.Scenarios;
import dev.countersign.scenario.Workbench;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.testing.WatchedSandbox;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/** An answered approval whose execution hangs, and one whose execution is gone. */
class SubjectExaminationTest {
    @TempDir
    Path folder;

    private static RunningSandbox sandbox;
    private static Workbench bench;
    private static Gateways aws;
    private static SubjectExamination doctor;
    private static Relay stuck;
    private static Relay dead;

    @BeforeAll
    static void twoFaults() {
        sandbox = WatchedSandbox.startedInRealTime();
        var connection = SandboxSessions.connection(sandbox, Persona.ADMINISTRATOR);
        bench = Workbench.withOurTemplate(connection);
        aws = SdkGateways.connect(connection);
        doctor = new SubjectExamination(aws);
        stuck = relay(bring("E1"));
        dead = relay(bring("T4"));
    }

    @AfterAll
    static void end() {
        aws.close();
        bench.close();
        sandbox.close();
    }

    private static ExecutionArn bring(String code) {
        return Scenarios.ofCode(code).orElseThrow().bring().apply(bench);
    }

    private static Relay relay(ExecutionArn arn) {
        return new Doctor(aws).execution(arn).relays().getLast();
    }

    @Test
    void anAnsweredApprovalLeadsToTheExecutionThatHangsBehindIt() {
        ApprovalSight approval = stuck.approvals().getFirst();
        Diagnosis answer = doctor.examine(new Subject.OfApproval(approval.address(), Optional.empty()));

        isStuckByTheRule(answer);
        assertThat(answer.subject()).isEqualTo("approval " + approval.address());
        assertThat(answer.sentence())
                .startsWith("Approval " + approval.address() + " belongs to execution ‘"
                        + stuck.execution().name());
        assertThat(JsonReport.indented(answer)).doesNotContainPattern("[A-Za-z0-9+/=_-]{200,}");
    }

    @Test
    void aPipelineExecutionIsFoundByItsIdAlone() {
        String run = stuck.pipelineExecution().map(PipelineExecution::id).orElseThrow();

        isStuckByTheRule(doctor.examine(SubjectSyntax.approval(run)));
        isStuckByTheRule(doctor.examine(
                SubjectSyntax.approval(stuck.approvals().getFirst().address().pipeline() + "/" + run)));
        assertThat(doctor.examine(SubjectSyntax.approval("00000000-0000-0000-0000-000000000000"))
                        .verdict())
                .isEqualTo(Verdict.COULD_NOT_LOOK);
    }

    @Test
    void aVersionOfAnObjectLeadsToTheExecutionWhoseTokenItCarries() {
        ObjectVersion version = stuck.object().orElseThrow();
        String uri = version.location().uri();

        isStuckByTheRule(doctor.examine(SubjectSyntax.object(uri + "?versionId=" + version.versionId())));
        isStuckByTheRule(doctor.examine(SubjectSyntax.object(uri)));
        Diagnosis none = doctor.examine(SubjectSyntax.object(uri + "?versionId=no-such-version"));
        assertThat(none.verdict()).isEqualTo(Verdict.COULD_NOT_LOOK);
        assertThat(none.sentence()).startsWith("There is no such version of " + uri);
    }

    @Test
    void aVersionWithoutATokenIsWaitedForByNobody() {
        ObjectVersion version = stuck.object().orElseThrow();
        sandbox.client(S3Client.builder())
                .putObject(
                        r -> r.bucket(version.location().bucket()).key("notes.txt"), RequestBody.fromString("nothing"));

        Diagnosis answer =
                doctor.examine(SubjectSyntax.object("s3://" + version.location().bucket() + "/notes.txt"));

        assertThat(answer.verdict()).isEqualTo(Verdict.NOTHING_WAITS);
        assertThat(answer.sentence()).contains("carries no task token");
    }

    @Test
    void anApprovalWhoseExecutionEndedIsToldAsOneThatNobodyWaitsFor() {
        ApprovalSight approval = dead.approvals().getFirst();
        Diagnosis answer = doctor.examine(new Subject.OfApproval(approval.address(), Optional.empty()));

        isZombie(answer);
        assertThat(answer.findings().getFirst().execution()).contains(dead.execution());
        assertThat(answer.sentence()).startsWith("Nobody waits for it: it belongs to execution");
    }

    @Test
    void theVersionOfAnExecutionThatEndedIsToldLikewise() {
        ObjectVersion version = dead.object().orElseThrow();

        isZombie(doctor.examine(new Subject.OfVersion(version.location(), Optional.of(version.versionId()))));
    }

    @Test
    void whereTheExecutionIsNotKnownAnyMoreTheOpenApprovalIsReportedAlone() {
        SfnClient states = sandbox.client(SfnClient.builder());
        ExecutionArn another = bring("T4");
        Relay relay = relay(another);
        states.deleteStateMachine(r -> r.stateMachineArn(another.stateMachine().value()));

        Diagnosis answer = doctor.examine(
                new Subject.OfApproval(relay.approvals().getFirst().address(), Optional.empty()));

        assertThat(answer.findings()).extracting(one -> one.cause().code()).containsExactly("T4");
        assertThat(answer.findings().getFirst().remedies().getFirst().title()).contains("Abandon");
        Outcome cleared = cleared(answer.findings().getFirst());
        assertThat(cleared.result()).as(cleared.sentence()).isEqualTo(Outcome.Result.HEALED);
        assertThat(cleared(answer.findings().getFirst()).result())
                .as("once is enough")
                .isEqualTo(Outcome.Result.NOT_BEGUN);
    }

    private Outcome cleared(Finding finding) {
        var desk =
                new RemedyDesk(aws, Optional::empty, new RepairJournal(folder.resolve("repairs.jsonl")), Thread::sleep);
        Rehearsal rehearsal = desk.rehearse(finding, finding.remedies().getFirst());
        return desk.carryOut(rehearsal, rehearsal.confirmation(), new Attendant() {
            @Override
            public boolean hasDone(Remedy.Step byHand) {
                return false;
            }

            @Override
            public void begins(Remedy.Step step) {}

            @Override
            public void ended(StepResult result) {}
        });
    }

    @Test
    void whatDoesNotExistCouldNotBeLookedAt() {
        Diagnosis pipeline = doctor.examine(SubjectSyntax.approval("no-such/Approval/ManualApproval"));
        assertThat(pipeline.verdict()).isEqualTo(Verdict.COULD_NOT_LOOK);
        assertThat(pipeline.sentence()).startsWith("There is no pipeline ‘no-such’ here");

        String name = stuck.approvals().getFirst().address().pipeline();
        Diagnosis action = doctor.examine(SubjectSyntax.approval(name + "/Approval/Somebody"));
        assertThat(action.verdict()).isEqualTo(Verdict.COULD_NOT_LOOK);
        assertThat(action.sentence()).contains("has no manual approval ‘Approval/Somebody’; it has ");
    }

    @Test
    void whoMayNotReadHistoriesGetsNoPass() {
        sandbox.client(IamClient.builder())
                .putUserPolicy(r -> r.userName("viewer").policyName("blind").policyDocument("""
                        {"Version": "2012-10-17", "Statement": [
                          {"Effect": "Deny", "Action": "states:GetExecutionHistory", "Resource": "*"}]}
                        """));
        try (Gateways blind = SdkGateways.connect(SandboxSessions.connection(sandbox, Persona.VIEWER))) {
            Diagnosis answer = new SubjectExamination(blind)
                    .examine(new Subject.OfApproval(dead.approvals().getFirst().address(), Optional.empty()));

            assertThat(answer.verdict()).isEqualTo(Verdict.COULD_NOT_LOOK);
        }
    }

    private static void isStuckByTheRule(Diagnosis answer) {
        assertThat(answer.verdict()).as(answer.sentence()).isEqualTo(Verdict.STUCK);
        assertThat(answer.primary()).extracting(one -> one.cause().code()).containsExactly("E1");
        assertThat(answer.primary()).extracting(Finding::execution).containsExactly(Optional.of(stuck.execution()));
        assertThat(answer.looks()).hasSizeLessThanOrEqualTo(40);
    }

    private static void isZombie(Diagnosis answer) {
        assertThat(answer.verdict()).as(answer.sentence()).isEqualTo(Verdict.NOTHING_WAITS);
        assertThat(answer.findings()).extracting(one -> one.cause().code()).contains("T4");
    }
}
