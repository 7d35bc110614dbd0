package dev.countersign.doctor.cause;

import static dev.countersign.testing.Facts.ANN;
import static dev.countersign.testing.Facts.OBJECT;
import static dev.countersign.testing.Facts.RUN;
import static dev.countersign.testing.Facts.START;
import static dev.countersign.testing.Facts.TOKEN;
import static dev.countersign.testing.Facts.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.pipelines.ActionExecution;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.Pipeline.ExecutionMode;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Facts;
import dev.countersign.testing.Functions;
import dev.countersign.testing.Histories;
import dev.countersign.testing.ReturnRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The causes of a token that does not fit any more, each with its case and with what comes near to it. */
class TokenCausesTest {
    private static final String OTHER_RUN = "99999999-8888-4777-8666-555555555555";
    private static final String VERSION = "9h3kPq7Vx1LmN0aZ";

    @Test
    void aVersionThatThePipelineTookAndThatIsNotThereAnyMoreIsGone() {
        assertThat(namedOnly().versions().primary()).isEqualTo("T1");
        assertThat(namedOnly().versionsHidden().codes()).isEmpty();
        assertThat(Cases.answered(true).codes()).isEmpty();
    }

    @Test
    void aVersionWithoutItsTokenWasStripped() {
        assertThat(namedOnly().versions(stripped(VERSION)).primary()).isEqualTo("T2");
    }

    @Test
    void aVersionWithSomethingLikeTheTokenIsDamaged() {
        var damaged = new ObjectVersion(
                OBJECT,
                VERSION,
                12,
                START.plusSeconds(5),
                "etag",
                "",
                Map.of(),
                Set.of(TaskTokenHash.of("the token of ord")));

        assertThat(namedOnly().versions(damaged).primary()).isEqualTo("T6");
    }

    @Test
    void theRightTokenThatWasRefusedWentToTheRegionThatTheFunctionIsConfiguredFor() {
        Functions refused = Functions.named("answer").ranWell("not delivered, the task is settled: InvalidToken");

        assertThat(answeredBy(refused).primary()).isEqualTo("T5?");
        assertThat(answeredBy(refused.configuredFor("us-east-1")).primary()).isEqualTo("T5");
    }

    @Test
    void anotherRegionInTheConfigurationIsNoFaultWhileTheTokenIsNotRefused() {
        Functions failed = Functions.named("answer")
                .configuredFor("us-east-1")
                .failed("ClientError: An error occurred (AccessDeniedException) when calling HeadObject");

        assertThat(answeredBy(failed).codes()).containsExactly("E5");
    }

    private static Cases answeredBy(Functions function) {
        return Cases.answered(true)
                .rules(ReturnRules.named("answer-rule").calling(function).facts());
    }

    @Test
    void anApprovalThatIsAskedForAgainAnswersNobody() {
        assertThat(Cases.returned()
                        .actions(
                                reviewed(Duration.ofMinutes(2), ActionStatus.IN_PROGRESS),
                                reviewed(Duration.ofSeconds(8), ActionStatus.FAILED))
                        .state(Facts.state(Optional.empty(), Facts.neverRun()))
                        .codes())
                .containsExactly("T3");
    }

    @Test
    void aStateThatIsVisitedAgainInALoopAsksWithATokenOfItsOwn() {
        TaskTokenHash first = TaskTokenHash.of("the first round's token");
        Histories history = Histories.startedAt(START)
                .waitIn("Ask", first)
                .answered("{\"is_approved\":false}")
                .exit("Task", "Ask")
                .waitIn("Ask", TOKEN, Cases.TIMEOUT);

        assertThat(Cases.open().history(history).codes()).isEmpty();
    }

    @Test
    void theNextApprovalOfAPipelineIsNotTheSameOneAgain() {
        var two = new Pipeline(
                "release",
                1,
                ExecutionMode.SUPERSEDED,
                List.of(
                        Facts.pipeline().stages().getFirst(),
                        Facts.pipeline().stages().get(1),
                        Facts.stage("Again", Facts.action("Sign", "Approval", "Manual", Map.of()))));
        var second = new ActionExecution(
                RUN,
                "a-2",
                "Again",
                "Sign",
                "Approval",
                ActionStatus.IN_PROGRESS,
                START.plusSeconds(60),
                START.plusSeconds(60),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(Cases.returned()
                        .pipeline(two)
                        .state(Facts.state(Optional.empty(), Facts.neverRun()))
                        .actions(
                                second,
                                Facts.actionRun(RUN, ActionStatus.SUCCEEDED, Optional.of(ANN), Optional.empty()))
                        .codes())
                .containsExactly("R4");
    }

    @Test
    void anApprovalThatOutlivesItsExecutionIsAZombie() {
        assertThat(Cases.open().ended(ExecutionStatus.ABORTED).codes()).containsExactly("T4");
    }

    @Test
    void aRedriveIsOfferedOnlyWhereItWouldAskAgain() {
        assertThat(calls(Cases.open().ended(ExecutionStatus.ABORTED))).contains("states:RedriveExecution");
        Histories caught = Histories.startedAt(START)
                .waitIn("Ask", TOKEN, Cases.TIMEOUT)
                .failed("TaskTimedOut", "States.Timeout")
                .exit("Task", "Ask")
                .enter("Fail", "Fail");

        assertThat(calls(Cases.open().history(caught).ended(ExecutionStatus.FAILED)))
                .contains("codepipeline:StopPipelineExecution", "states:StartExecution")
                .doesNotContain("states:RedriveExecution");
    }

    private static List<String> calls(Cases zombie) {
        return zombie.findings().getFirst().remedies().stream()
                .flatMap(remedy -> remedy.steps().stream())
                .map(Remedy.Step::permission)
                .toList();
    }

    @Test
    void anApprovalThatOutlivesItsTaskIsAZombieToo() {
        Histories history = Histories.startedAt(START)
                .waitIn("Ask", TOKEN, Cases.TIMEOUT)
                .failed("TaskTimedOut", "States.Timeout")
                .enter("Wait", "Later");

        assertThat(Cases.open().history(history).codes()).containsExactly("T4");
    }

    @Test
    void theOpenApprovalOfAnotherTokenIsNoZombieOfThisExecution() {
        Cases other = Cases.open()
                .ended(ExecutionStatus.ABORTED)
                .runs(
                        run(OTHER_RUN, "v2", PipelineExecutionStatus.IN_PROGRESS),
                        run(RUN, "v1", PipelineExecutionStatus.SUPERSEDED))
                .state(Facts.state(Optional.of(OTHER_RUN), Facts.open("of the other")))
                .actions();

        assertThat(other.codes()).isEmpty();
    }

    @Test
    void anAnswerThatTheMachineDidNotUnderstandIsTold() {
        assertThat(failedWith("States.NoChoiceMatched").codes()).containsExactly("T8");
        assertThat(failedWith("Orders.OutOfStock").codes()).isEmpty();
    }

    @Test
    void whatWasApprovedAndNotDeployedIsTold() {
        assertThat(Cases.returned()
                        .runs(run(RUN, "v1", PipelineExecutionStatus.FAILED))
                        .codes())
                .containsExactly("W6");
        assertThat(Cases.answered(false).codes()).doesNotContain("W6");
    }

    private static Cases failedWith(String error) {
        Histories history = Histories.startedAt(START)
                .waitIn("Ask", TOKEN, Cases.TIMEOUT)
                .pause(Duration.ofSeconds(10))
                .answered("{}")
                .exit("Task", "Ask");
        return Cases.answered(true)
                .history(history.enter("Choice", "Approved?"))
                .ended(ExecutionStatus.FAILED, Optional.of(error));
    }

    /** The task's answer names the version that the pipeline took; which versions there are is for the test to say. */
    private static Cases namedOnly() {
        Histories history = Histories.startedAt(START)
                .enter("Task", "Ask")
                .schedule(TOKEN, Optional.of(Duration.ofDays(8)))
                .started()
                .submitted("{\"versionId\":\"" + VERSION + "\"}");
        return Cases.answered(true).history(history).runs(run(RUN, VERSION, PipelineExecutionStatus.IN_PROGRESS));
    }

    private static ObjectVersion stripped(String id) {
        return new ObjectVersion(OBJECT, id, 12, START.plusSeconds(5), "etag", "", Map.of(), Set.of());
    }

    private static ActionExecution reviewed(Duration begun, ActionStatus status) {
        Instant at = START.plus(begun);
        return new ActionExecution(
                RUN,
                "a-" + begun.toSeconds(),
                "Approve",
                "Review",
                "Approval",
                status,
                at,
                at.plusSeconds(2),
                status == ActionStatus.IN_PROGRESS ? Optional.empty() : Optional.of(ANN),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
