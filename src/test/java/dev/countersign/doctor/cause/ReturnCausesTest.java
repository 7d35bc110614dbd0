package dev.countersign.doctor.cause;

import static dev.countersign.testing.Facts.OBJECT;
import static dev.countersign.testing.Facts.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.doctor.facts.CaseFacts.AnsweredInstead;
import dev.countersign.doctor.facts.ReturnFacts.RuleFacts;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.relay.Sight;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Facts;
import dev.countersign.testing.Functions;
import dev.countersign.testing.ReturnRules;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The causes on the way of the answer to the function and in it, each with its case and with what comes near to it. */
class ReturnCausesTest {
    private static final String OTHER_RUN = "99999999-8888-4777-8666-555555555555";

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
    void aRuleThatWasSwitchedOnAfterTheAnswerHasNotCarriedIt() {
        assertThat(Cases.answered(true).rules(invoked(Optional.empty())).primary())
                .isEqualTo("E1?");
        assertThat(Cases.answered(true).rules(invoked(Optional.of(1.0))).codes())
                .isEmpty();
        assertThat(Cases.answered(true)
                        .rules(invoked(Optional.empty()))
                        .now(Duration.ofSeconds(15))
                        .codes())
                .as("as long as the answer may be under way")
                .isEmpty();
    }

    private static RuleFacts invoked(Optional<Double> times) {
        return ReturnRules.named("r")
                .calling(Functions.named("answer"))
                .invoked(times)
                .facts();
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

    private static ObjectVersion stripped(String id) {
        return new ObjectVersion(OBJECT, id, 12, START.plusSeconds(5), "etag", "", Map.of(), Set.of());
    }
}
