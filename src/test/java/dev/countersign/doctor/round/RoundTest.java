package dev.countersign.doctor.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.Gateways;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.domain.pipelines.Pipeline.ExecutionMode;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.scenario.Scenarios;
import dev.countersign.scenario.Workbench;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.testing.WatchedSandbox;
import dev.countersign.watch.budget.Budgets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;

/** Everything in one account: a rule that is switched off, a superseded execution with its rivals, and a zombie. */
class RoundTest {
    private static RunningSandbox sandbox;
    private static Workbench bench;
    private static Gateways aws;
    private static ExecutionArn unanswered;
    private static ExecutionArn superseded;
    private static ExecutionArn dead;
    private static final Listening HEARD = new Listening();
    private static RoundResult all;

    @BeforeAll
    static void anAccountWithSeveralFaults() {
        sandbox = WatchedSandbox.startedInRealTime();
        var connection = SandboxSessions.connection(sandbox, Persona.ADMINISTRATOR);
        bench = Workbench.withOurTemplate(connection);
        aws = SdkGateways.connect(connection);
        unanswered = bring("E1");
        superseded = bring("Q1");
        dead = bring("T4");
        all = Round.all(aws, Budgets.ofThisMachine(), "account", HEARD).examine();
    }

    @AfterAll
    static void end() {
        aws.close();
        bench.close();
        sandbox.close();
    }

    private static ExecutionArn bring(String code) {
        return Scenarios.all().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow()
                .bring()
                .apply(bench);
    }

    @Test
    void everyStuckExecutionHasTheCauseThatItHasAlone() {
        assertThat(all.whole().verdict()).isEqualTo(Verdict.STUCK);
        assertThat(all.whole().findings().stream()
                        .filter(Finding::primary)
                        .map(one -> one.cause().code() + " " + one.execution().orElseThrow()))
                .containsExactlyInAnyOrder("E1 " + unanswered, "Q1 " + superseded);
        assertThat(all.running()).isEqualTo(4);
        assertThat(all.each()).hasSize(4);
        assertThat(all.partial()).isFalse();
        assertThat(all.whole().sentence()).startsWith("4 running; 2 stuck (1 × E1, 1 × Q1)");
    }

    @Test
    void anApprovalOfAnExecutionThatEndedIsFoundWithItsExecution() {
        List<Finding> zombies = all.whole().findings().stream()
                .filter(one -> one.cause().code().equals("T4"))
                .toList();

        assertThat(zombies).hasSize(1);
        assertThat(zombies.getFirst().execution())
                .as("%s %s", zombies.getFirst().summary(), all.whole().sentence())
                .contains(dead);
        assertThat(zombies.getFirst().primary()).isFalse();
        assertThat(zombies.getFirst().remedies().getFirst().title()).contains("Abandon");
    }

    @Test
    void theRadarShowsWhoHoldsTheStageWhoIsNextAndWhoHasLost() {
        StageRadar stage = all.radar().stream()
                .filter(one -> !one.lost().isEmpty())
                .findFirst()
                .orElseThrow();

        assertThat(stage.mode()).isEqualTo(ExecutionMode.SUPERSEDED);
        assertThat(stage.lost()).extracting(StageRadar.Runner::execution).containsExactly(Optional.of(superseded));
        assertThat(stage.holder().flatMap(StageRadar.Runner::execution))
                .isPresent()
                .isNotEqualTo(Optional.of(superseded));
        assertThat(stage.waiting()).hasSize(1).allMatch(one -> one.execution().isPresent());
    }

    @Test
    void onePipelineIsExaminedWithoutTheOthers() {
        String pipeline = all.radar().stream()
                .filter(one -> !one.lost().isEmpty())
                .findFirst()
                .orElseThrow()
                .pipeline();

        RoundResult one = Round.pipeline(aws, Budgets.ofThisMachine(), pipeline, new Listening())
                .examine();

        assertThat(one.each()).hasSize(3);
        assertThat(one.running()).isEqualTo(3);
        assertThat(one.whole().findings().stream()
                        .filter(Finding::primary)
                        .map(found -> found.cause().code()))
                .containsExactly("Q1");
        assertThat(one.radar()).allMatch(stage -> stage.pipeline().equals(pipeline));
    }

    @Test
    void aPipelineThatDoesNotExistCouldNotBeLookedAt() {
        RoundResult none = Round.pipeline(aws, Budgets.ofThisMachine(), "no-such", new Listening())
                .examine();

        assertThat(none.whole().verdict()).isEqualTo(Verdict.COULD_NOT_LOOK);
        assertThat(none.whole().sentence()).startsWith("There is no pipeline ‘no-such’ here");
    }

    @Test
    void progressAndPartialResultsAreTold() {
        assertThat(HEARD.steps).contains("looking for state machines", "reading pipelines", "examining executions 4/4");
        assertThat(HEARD.told.stream().map(Diagnosis::subject))
                .containsExactlyInAnyOrderElementsOf(
                        all.each().stream().map(Diagnosis::subject).toList());
    }

    @Test
    void whoMayNotListMachinesGetsNoPass() {
        sandbox.client(IamClient.builder())
                .putUserPolicy(r -> r.userName("viewer").policyName("blind").policyDocument("""
                        {"Version": "2012-10-17", "Statement": [
                          {"Effect": "Deny", "Action": "states:ListStateMachines", "Resource": "*"}]}
                        """));
        try (Gateways viewer = SandboxSessions.gateways(sandbox, Persona.VIEWER)) {
            RoundResult blind = Round.all(viewer, Budgets.ofThisMachine(), "account", new Listening())
                    .examine();

            assertThat(blind.whole().verdict()).isEqualTo(Verdict.COULD_NOT_LOOK);
            assertThat(blind.whole().looks().toString())
                    .contains("This needs the permission states:ListStateMachines.");
        }
    }

    private static final class Listening implements RoundProgress {
        private final List<String> steps = new CopyOnWriteArrayList<>();
        private final List<Diagnosis> told = new CopyOnWriteArrayList<>();

        @Override
        public void reached(String step, int done, int of) {
            steps.add(of == 0 ? step : step + " " + done + "/" + of);
        }

        @Override
        public void examined(Diagnosis diagnosis) {
            told.add(diagnosis);
        }
    }
}
