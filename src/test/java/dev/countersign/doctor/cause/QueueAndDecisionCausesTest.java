package dev.countersign.doctor.cause;

import static dev.countersign.testing.Facts.ANN;
import static dev.countersign.testing.Facts.RUN;
import static dev.countersign.testing.Facts.START;
import static dev.countersign.testing.Facts.TOKEN;
import static dev.countersign.testing.Facts.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.inspect.TopicSubscription;
import dev.countersign.domain.inspect.TrailEvent;
import dev.countersign.domain.pipelines.ActionExecution;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.Pipeline.ExecutionMode;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.pipelines.PipelineState;
import dev.countersign.domain.pipelines.StageState;
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
import org.junit.jupiter.api.Test;

/** The causes in the pipeline and around the answer, each with its case and with what comes near to it. */
class QueueAndDecisionCausesTest {
    private static final String OTHER = "33333333-0000-0000-0000-000000000000";

    @Test
    void anExecutionWhosePlaceWasTakenNeverAsks() {
        assertThat(Cases.started(PipelineExecutionStatus.SUPERSEDED).primary()).isEqualTo("Q1");
    }

    @Test
    void aSecondExecutionThatWasSupersededDoesNotHideTheAnswerOfTheFirst() {
        Cases both = Cases.answered(true)
                .runs(
                        run(OTHER, "v1", PipelineExecutionStatus.SUPERSEDED),
                        run(RUN, "v1", PipelineExecutionStatus.SUCCEEDED))
                .rules(ReturnRules.named("off")
                        .disabled()
                        .calling(Functions.named("answer"))
                        .facts());

        assertThat(both.codes()).startsWith("E1").doesNotContain("Q1");
    }

    @Test
    void aDisabledTransitionStopsWhoWaitsInFrontOfIt() {
        assertThat(Cases.started(PipelineExecutionStatus.IN_PROGRESS)
                        .state(stage("Approve", false, RUN))
                        .primary())
                .isEqualTo("Q3");
    }

    @Test
    void aDisabledTransitionWhereThisExecutionDoesNotWaitIsNotItsFault() {
        assertThat(Cases.started(PipelineExecutionStatus.IN_PROGRESS)
                        .state(stage("Approve", false, OTHER))
                        .codes())
                .isEmpty();
        assertThat(Cases.started(PipelineExecutionStatus.IN_PROGRESS)
                        .state(stage("Approve", true, RUN))
                        .codes())
                .isEmpty();
    }

    @Test
    void aDisabledTransitionBehindTheApprovalDoesNotKeepTheAnswer() {
        Cases behind = Cases.answered(true)
                .state(stage("Deploy", false, RUN))
                .rules(ReturnRules.named("off")
                        .disabled()
                        .calling(Functions.named("answer"))
                        .facts());

        assertThat(behind.codes()).containsExactly("E1");
    }

    @Test
    void whoWaitsBehindAnotherApprovalIsNotStuck() {
        Cases behind = Cases.started(PipelineExecutionStatus.IN_PROGRESS)
                .state(Facts.state(Optional.of(OTHER), Facts.open("of the other"), RUN));

        assertThat(behind.codes()).containsExactly("Q2");
        assertThat(behind.primary()).isEmpty();
    }

    @Test
    void aChangedPipelineCancelsWhatWaits() {
        assertThat(Cases.started(PipelineExecutionStatus.CANCELLED).primary()).isEqualTo("Q5");
    }

    @Test
    void aPipelineThatWasChangedAfterTheAnswerDidNotKeepIt() {
        Cases changed = Cases.answered(true)
                .runs(run(RUN, "v1", PipelineExecutionStatus.CANCELLED))
                .rules(ReturnRules.named("off")
                        .disabled()
                        .calling(Functions.named("answer"))
                        .facts());

        assertThat(changed.codes()).containsExactly("E1");
    }

    @Test
    void anAbandonedApprovalIsAnsweredByNobodyAndHasNoDecisionToRepeat() {
        Cases abandoned = Cases.started(PipelineExecutionStatus.STOPPED)
                .state(Facts.state(
                        Optional.of(RUN),
                        Facts.review(Optional.of(ActionStatus.ABANDONED), Optional.empty(), Optional.empty())))
                .rules(ReturnRules.named("off")
                        .disabled()
                        .calling(Functions.named("answer"))
                        .facts());

        assertThat(abandoned.codes()).containsExactly("Q6");
        assertThat(abandoned.facts().answered()).isEmpty();
    }

    @Test
    void anExecutionThatIsBeingStoppedStillTakesItsAnswer() {
        Cases stopping = Cases.open().runs(run(RUN, "v1", PipelineExecutionStatus.STOPPING));

        assertThat(stopping.codes()).containsExactly("Q6");
        assertThat(stopping.primary()).isEmpty();
    }

    @Test
    void aPipelineThatWasStoppedAfterTheAnswerDidNotKeepIt() {
        Cases stopped = Cases.answered(true)
                .runs(run(RUN, "v1", PipelineExecutionStatus.STOPPED))
                .rules(ReturnRules.named("off")
                        .disabled()
                        .calling(Functions.named("answer"))
                        .facts());

        assertThat(stopped.codes()).containsExactly("E1");
    }

    @Test
    void anUnconfirmedSubscriptionTellsNobody() {
        assertThat(Cases.open().subscribers(mail(false), mail(false)).primary()).isEqualTo("R1");
    }

    @Test
    void oneConfirmedSubscriptionIsEnough() {
        assertThat(Cases.open().subscribers(mail(false), mail(true)).codes()).isEmpty();
        assertThat(Cases.open().subscribers().primary()).isEmpty();
    }

    @Test
    void anApproverWhoWasRefusedCannotAnswer() {
        assertThat(Cases.open().trail(refused("release", "AccessDenied", 15)).primary())
                .isEqualTo("R2");
    }

    @Test
    void aRefusalElsewhereOrEarlierIsNotAboutThisApproval() {
        assertThat(Cases.open().trail(refused("release-2", "AccessDenied", 15)).codes())
                .isEmpty();
        assertThat(Cases.open().trail(refused("release", "AccessDenied", 1)).codes())
                .isEmpty();
        assertThat(Cases.open()
                        .trail(refused("release", "ThrottlingException", 15))
                        .codes())
                .isEmpty();
        assertThat(Cases.answered(true)
                        .trail(refused("release", "AccessDenied", 9))
                        .codes())
                .doesNotContain("R2");
    }

    @Test
    void anAnswerForAnApprovalThatHadEndedIsToldAndNotTheCause() {
        Cases stale = Cases.open().trail(refused("release", "InvalidApprovalTokenException", 15));

        assertThat(stale.codes()).containsExactly("R5");
        assertThat(stale.primary()).isEmpty();
    }

    @Test
    void anApprovalThatFailedByItselfIsNoRejection() {
        assertThat(failedByItself(Duration.ofSeconds(2), Optional.of("sns:Publish is not allowed"))
                        .codes())
                .contains("R3")
                .doesNotContain("R6");
    }

    @Test
    void anApprovalThatNobodyAnsweredInTimeIsNoRejection() {
        assertThat(failedByItself(Duration.ofDays(7), Optional.empty()).codes())
                .contains("R6")
                .doesNotContain("R3");
    }

    @Test
    void aRejectionByAPersonIsNeitherOfThem() {
        assertThat(Cases.answered(false).codes()).doesNotContain("R3", "R6");
    }

    @Test
    void aSecondApprovalIsToldAndOneIsNot() {
        Pipeline two = new Pipeline(
                "release",
                1,
                ExecutionMode.SUPERSEDED,
                List.of(
                        Facts.pipeline().stages().getFirst(),
                        Facts.pipeline().stages().get(1),
                        Facts.stage("Again", Facts.action("Sign", "Approval", "Manual", Map.of()))));

        assertThat(Cases.open().pipeline(two).codes()).containsExactly("R4");
        assertThat(Cases.open().codes()).doesNotContain("R4");
    }

    @Test
    void parallelModeIsTold() {
        assertThat(Cases.open().pipeline(Facts.pipeline(ExecutionMode.PARALLEL)).codes())
                .containsExactly("R7");
        assertThat(Cases.open().pipeline(Facts.pipeline(ExecutionMode.QUEUED)).codes())
                .isEmpty();
    }

    @Test
    void aWorkflowWhoseClockEndsFirstIsARisk() {
        assertThat(Cases.open().history(waits(Duration.ofDays(6))).codes()).containsExactly("W1");
    }

    @Test
    void clocksThatEndTogetherAreInOrder() {
        // The approval began eight seconds after the task and has seven days.
        Instant approvalEnds = START.plusSeconds(10).plus(Duration.ofDays(7));
        Duration equal = Duration.between(START.plusSeconds(2), approvalEnds);

        assertThat(Cases.open().history(waits(equal)).codes()).isEmpty();
        assertThat(Cases.open().history(waits(equal.minusSeconds(1))).codes()).containsExactly("W1");
    }

    @Test
    void aWaitWithoutAnyTimeoutIsARisk() {
        Histories endless = Histories.startedAt(START)
                .enter("Task", "Ask")
                .schedule(TOKEN, Optional.empty())
                .started()
                .submitted();

        assertThat(Cases.open()
                        .history(endless)
                        .machineTimeout(Optional.empty())
                        .codes())
                .containsExactly("W3");
        assertThat(Cases.open().history(endless).codes()).isEmpty();
    }

    private static Histories waits(Duration timeout) {
        return Histories.startedAt(START)
                .enter("Task", "Ask")
                .schedule(TOKEN, Optional.of(timeout))
                .started()
                .submitted();
    }

    private static PipelineState stage(String name, boolean enabled, String inbound) {
        return new PipelineState(
                "release",
                1,
                List.of(new StageState(
                        name,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(inbound),
                        enabled,
                        Optional.of("Quarter end"),
                        List.of())));
    }

    private static Cases failedByItself(Duration open, Optional<String> error) {
        Instant begun = START.plusSeconds(8);
        return Cases.answered(false)
                .state(Facts.state(Optional.empty(), Facts.neverRun()))
                .now(open.plus(Cases.LATE))
                .actions(new ActionExecution(
                        RUN,
                        "a-1",
                        "Approve",
                        "Review",
                        "Approval",
                        ActionStatus.FAILED,
                        begun,
                        begun.plus(open),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        error));
    }

    private static TopicSubscription mail(boolean confirmed) {
        return new TopicSubscription("email", "ann@example.com", confirmed);
    }

    private static TrailEvent refused(String pipeline, String code, long second) {
        return new TrailEvent(
                "e-1",
                START.plusSeconds(second),
                "PutApprovalResult",
                "codepipeline.amazonaws.com",
                ANN,
                Optional.of(code),
                List.of(),
                Optional.of("{\"pipelineName\":\"" + pipeline + "\",\"stageName\":\"Approve\"}"));
    }
}
