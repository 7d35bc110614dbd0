package dev.countersign.doctor.cause;

import static dev.countersign.testing.Facts.ANN;
import static dev.countersign.testing.Facts.OBJECT;
import static dev.countersign.testing.Facts.RUN;
import static dev.countersign.testing.Facts.START;
import static dev.countersign.testing.Facts.TOKEN;
import static dev.countersign.testing.Facts.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.doctor.facts.CaseFacts.AnsweredInstead;
import dev.countersign.doctor.facts.ReturnFacts.RuleFacts;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.pipelines.ActionExecution;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.Pipeline.ExecutionMode;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.relay.Sight;
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

/** The causes after the answer, each with its case and with what comes near to it. */
class ReturnAndTokenCausesTest {
    private static final String OTHER_RUN = "99999999-8888-4777-8666-555555555555";
    private static final String VERSION = "9h3kPq7Vx1LmN0aZ";

    @Test
    void aDisabledRuleCarriesNothing() {
        assertThat(Cases.answered(true).rules(off()).primary()).isEqualTo("E1");
        assertThat(Cases.answered(true).rules().primary()).isEqualTo("E1");
    }

    @Test
    void aDisabledRuleBesideOneThatCarriesIsNotToBlame() {
        var on = ReturnRules.named("on").calling(Functions.named("answer")).facts();

        assertThat(Cases.answered(true).rules(off(), on).codes()).isEmpty();
    }

    @Test
    void aRuleThatOnlyTellsOfTheAnswerDoesNotCarryIt() {
        var audit = ReturnRules.named("audit")
                .telling("arn:aws:sns:eu-west-1:111122223333:audit")
                .facts();
        var logger = ReturnRules.named("logger")
                .calling(Functions.named("log").ranWell("noted"))
                .facts();

        assertThat(Cases.answered(true).rules(audit, off()).primary()).isEqualTo("E1");
        assertThat(Cases.answered(true).rules(logger, off()).primary()).isEqualTo("E1?");
    }

    @Test
    void aFunctionThatOnlyNotesTheAnswerIsNotBlamedForAnothersFailure() {
        var logger = ReturnRules.named("logger")
                .calling(Functions.named("log").ranWell("noted"))
                .facts();
        var failing = ReturnRules.named("answer")
                .calling(Functions.named("answer").failed("ClientError: AccessDenied on GetObject"))
                .facts();

        assertThat(Cases.answered(true).rules(logger, failing).primary()).isEqualTo("E5");
    }

    @Test
    void aPatternThatDoesNotMatchCarriesNothing() {
        var rule = ReturnRules.named("r").notMatching().calling(Functions.named("answer"));

        assertThat(Cases.answered(true).rules(rule.facts()).primary()).isEqualTo("E2");
        assertThat(Cases.answered(true)
                        .rules(
                                rule.facts(),
                                ReturnRules.named("on")
                                        .calling(Functions.named("answer"))
                                        .facts())
                        .codes())
                .doesNotContain("E2");
    }

    @Test
    void rulesThatCouldNotBeReadProveNothing() {
        assertThat(Cases.answered(true).rulesHidden().codes()).isEmpty();
    }

    @Test
    void aFunctionWithoutAPolicyIsNotCalled() {
        assertThat(calling(Functions.named("answer").policy(Sight.seen(Optional.empty())))
                        .primary())
                .isEqualTo("E3");
        assertThat(calling(Functions.named("answer").policy(Sight.unseen("denied")))
                        .codes())
                .isEmpty();
    }

    @Test
    void lettersOfOtherAnswersProveNothingAboutThisOne() {
        var function = Functions.named("answer");

        assertThat(Cases.answered(true)
                        .rules(ReturnRules.named("r")
                                .calling(function, 1)
                                .deadLettered(1)
                                .facts())
                        .primary())
                .isEqualTo("E4");
        assertThat(Cases.answered(true)
                        .rules(ReturnRules.named("r")
                                .calling(function, 3)
                                .deadLettered(0)
                                .facts())
                        .codes())
                .isEmpty();
        assertThat(Cases.answered(true)
                        .rules(ReturnRules.named("r")
                                .calling(function, 3)
                                .metricsHidden()
                                .facts())
                        .primary())
                .isEqualTo("E4?");
    }

    @Test
    void aFunctionThatFailedSentNothing() {
        var denied = "ClientError: An error occurred (AccessDenied) when calling the HeadObject operation";

        assertThat(calling(Functions.named("answer").failed(denied)).primary()).isEqualTo("E5");
        assertThat(calling(Functions.named("answer").logHidden().errors(3)).primary())
                .isEqualTo("E5?");
    }

    @Test
    void aFailureBeforeTheAnswerIsNotAboutIt() {
        assertThat(calling(Functions.named("answer").at(Duration.ZERO).failed("AccessDenied"))
                        .codes())
                .isEmpty();
    }

    @Test
    void aFunctionWithReservedConcurrencyRunsUnlessItIsZero() {
        assertThat(calling(Functions.named("answer").concurrency(0)).primary()).isEqualTo("E6");
        assertThat(calling(Functions.named("answer").concurrency(1)).codes()).isEmpty();
    }

    @Test
    void aFunctionThatIsBrokenOrGoneCannotRun() {
        assertThat(calling(Functions.named("answer").state("Failed")).primary()).isEqualTo("E7");
        assertThat(calling(Functions.named("answer").gone()).primary()).isEqualTo("E7");
        assertThat(calling(Functions.named("answer")
                                .failed("Runtime.HandlerNotFound: Handler 'main' missing on module 'index'"))
                        .primary())
                .isEqualTo("E7");
    }

    @Test
    void anOldRuntimeOrAFailedUpdateOfAFunctionThatRanIsNotToBlame() {
        assertThat(calling(Functions.named("answer").runtime("python3.6")).codes())
                .isEmpty();
        assertThat(calling(Functions.named("answer").lastUpdate("Failed").failed("ClientError: AccessDenied"))
                        .codes())
                .containsExactly("E5");
    }

    @Test
    void aFunctionThatEndedWellAndSentNothingIgnoredTheAnswer() {
        assertThat(calling(Functions.named("answer").ranWell("nothing to do")).primary())
                .isEqualTo("E9");
    }

    @Test
    void anAnswerThatMayStillBeUnderWayIsNotIgnored() {
        assertThat(calling(Functions.named("answer").ranWell("delivered"))
                        .now(Duration.ofSeconds(15))
                        .codes())
                .isEmpty();
    }

    @Test
    void aRunForAnotherPipelineExecutionSaysNothingAboutOurs() {
        assertThat(calling(Functions.named("answer").ranWell("('release', '" + OTHER_RUN + "'): delivered"))
                        .codes())
                .isEmpty();
    }

    @Test
    void anAnswerThatAnotherExecutionGotIsNotIgnored() {
        var instead = new AnsweredInstead(Facts.execution("order-2"), "Ask", START.plusSeconds(13));

        assertThat(calling(Functions.named("answer").ranWell("delivered"))
                        .instead(instead)
                        .primary())
                .isEqualTo("E8");
    }

    @Test
    void aFunctionThatFindsNoTokenWhereThereIsOneLooksForAnotherKey() {
        assertThat(calling(Functions.named("answer").failed("KeyError: 'TaskToken'"))
                        .primary())
                .isEqualTo("P4");
        assertThat(calling(Functions.named("answer").failed("KeyError: 'TaskToken'"))
                        .versions(stripped("v1"))
                        .codes())
                .doesNotContain("P4");
    }

    @Test
    void aRefusedTokenThatIsTheRightOneWentToTheWrongPlace() {
        assertThat(calling(Functions.named("answer").ranWell("not delivered: InvalidToken"))
                        .primary())
                .isEqualTo("T5?");
    }

    @Test
    void aKeyThatCannotBeUsedIsNoMissingPermissionOfTheFunctionAlone() {
        assertThat(calling(Functions.named("answer").failed("KmsAccessDeniedException on SendTaskSuccess"))
                        .codes())
                .doesNotContain("E5")
                .contains("T7");
    }

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

    private static RuleFacts off() {
        return ReturnRules.named("off")
                .disabled()
                .calling(Functions.named("answer"))
                .facts();
    }

    private static Cases calling(Functions function) {
        return Cases.answered(true)
                .rules(ReturnRules.named("answer-rule").calling(function).facts());
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
