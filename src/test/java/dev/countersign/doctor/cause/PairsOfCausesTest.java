package dev.countersign.doctor.cause;

import static dev.countersign.testing.Facts.ANN;
import static dev.countersign.testing.Facts.RUN;
import static dev.countersign.testing.Facts.START;
import static dev.countersign.testing.Facts.TOKEN;
import static dev.countersign.testing.Facts.rule;
import static dev.countersign.testing.Facts.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.doctor.facts.SourceFacts.StartRule;
import dev.countersign.domain.inspect.TopicSubscription;
import dev.countersign.domain.inspect.TrailEvent;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.relay.Sight;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Functions;
import dev.countersign.testing.Histories;
import dev.countersign.testing.ReturnRules;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two faults at once: both are told, and the first broken hop is the primary cause. */
class PairsOfCausesTest {
    private static final String VERSION = "9h3kPq7Vx1LmN0aZ";

    @Test
    void aSilentBucketAndADisabledStartRule() {
        assertPair(Cases.published().sendsEvents(false).starters(new StartRule(rule(false), true)), "S2", "S3");
    }

    @Test
    void anUnconfirmedSubscriptionAndAnApproverWithoutRights() {
        var refused = new TrailEvent(
                "e-1",
                START.plusSeconds(15),
                "PutApprovalResult",
                "codepipeline.amazonaws.com",
                ANN,
                Optional.of("AccessDenied"),
                List.of(),
                Optional.of("{\"pipelineName\":\"release\"}"));

        assertPair(
                Cases.open()
                        .subscribers(new TopicSubscription("email", "a@example.com", false))
                        .trail(refused),
                "R1",
                "R2");
    }

    @Test
    void aDisabledRuleAndAFunctionThatMayNotBeCalledOrRun() {
        assertPair(off(Functions.named("answer").policy(Sight.seen(Optional.empty()))), "E1", "E3");
        assertPair(off(Functions.named("answer").concurrency(0)), "E1", "E6");
        assertPair(off(Functions.named("answer").state("Failed")), "E1", "E7");
    }

    @Test
    void aFunctionThatMayNeitherBeCalledNorRun() {
        assertPair(
                on(Functions.named("answer")
                        .policy(Sight.seen(Optional.empty()))
                        .concurrency(0)),
                "E3",
                "E6");
    }

    @Test
    void aBrokenWayBackAndAVersionThatIsGone() {
        assertPair(gone(off(Functions.named("answer"))), "E1", "T1");
        assertPair(gone(on(Functions.named("answer").policy(Sight.seen(Optional.empty())))), "E3", "T1");
        assertPair(gone(on(Functions.named("answer").concurrency(0))), "E6", "T1");
        assertPair(
                gone(Cases.answered(true)
                        .rules(ReturnRules.named("r")
                                .notMatching()
                                .calling(Functions.named("answer"))
                                .facts())),
                "E2",
                "T1");
    }

    private static void assertPair(Cases cases, String first, String second) {
        assertThat(cases.primary()).isEqualTo(first);
        assertThat(cases.codes()).containsExactly(first, second);
    }

    private static Cases off(Functions function) {
        return Cases.answered(true)
                .rules(ReturnRules.named("r").disabled().calling(function).facts());
    }

    private static Cases on(Functions function) {
        return Cases.answered(true)
                .rules(ReturnRules.named("r").calling(function).facts());
    }

    /** The pipeline took the version that the task's answer names, and it is not there any more. */
    private static Cases gone(Cases cases) {
        return cases.history(Histories.startedAt(START)
                        .enter("Task", "Ask")
                        .schedule(TOKEN, Optional.of(Cases.TIMEOUT))
                        .started()
                        .submitted("{\"versionId\":\"" + VERSION + "\"}"))
                .runs(run(RUN, VERSION, PipelineExecutionStatus.IN_PROGRESS))
                .versions();
    }
}
