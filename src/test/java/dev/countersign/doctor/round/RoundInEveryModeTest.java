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
import dev.countersign.scenario.Lines;
import dev.countersign.scenario.Workbench;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.testing.WatchedSandbox;
import dev.countersign.watch.budget.Budgets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All executions of pipelines that queue them up, or run them side by side: nobody is lost, and zombies are still found. */
class RoundInEveryModeTest {
    private RunningSandbox sandbox;
    private Workbench bench;
    private Gateways aws;

    @BeforeEach
    void open() {
        sandbox = WatchedSandbox.startedInRealTime();
        var connection = SandboxSessions.connection(sandbox, Persona.ADMINISTRATOR);
        bench = Workbench.withOurTemplate(connection);
        aws = SdkGateways.connect(connection);
    }

    @AfterEach
    void close() {
        aws.close();
        bench.close();
        sandbox.close();
    }

    private RoundResult examine() {
        return Round.all(aws, Budgets.ofThisMachine(), "account", new RoundProgress() {
                    @Override
                    public void reached(String step, int done, int of) {}

                    @Override
                    public void examined(Diagnosis diagnosis) {}
                })
                .examine();
    }

    /** All but R1: the topic of these stacks has no subscriber. */
    private static List<String> codes(RoundResult all) {
        return all.whole().findings().stream()
                .map(one -> one.cause().code())
                .filter(code -> !code.equals("R1"))
                .toList();
    }

    @Test
    void aLineIsTakenForALineAndItsZombieForAZombie() {
        List<ExecutionArn> line = Lines.queued(bench, 3);

        RoundResult alive = examine();

        assertThat(alive.whole().verdict()).isEqualTo(Verdict.WAITING);
        assertThat(codes(alive)).containsExactly("Q2", "Q2");
        assertThat(alive.radar()).singleElement().satisfies(stage -> {
            assertThat(stage.mode()).isEqualTo(ExecutionMode.QUEUED);
            assertThat(stage.holder().flatMap(StageRadar.Runner::execution)).contains(line.getFirst());
            assertThat(stage.waiting())
                    .extracting(StageRadar.Runner::execution)
                    .containsExactly(Optional.of(line.get(1)), Optional.of(line.get(2)));
            assertThat(stage.lost()).isEmpty();
        });

        aws.executions().stop(line.getFirst(), "Stopped", "not needed any more");
        RoundResult dead = examine();

        assertThat(codes(dead)).containsExactlyInAnyOrder("Q2", "Q2", "T4");
        assertThat(zombie(dead).execution()).contains(line.getFirst());
    }

    private static Finding zombie(RoundResult all) {
        return all.whole().findings().stream()
                .filter(one -> one.cause().code().equals("T4"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void besideEachOtherNobodyHoldsAnybodyUpAndOneZombieIsFoundAmongTheLiving() {
        List<ExecutionArn> side = Lines.parallel(bench, 3);

        RoundResult alive = examine();

        assertThat(alive.whole().verdict()).isEqualTo(Verdict.WAITING);
        assertThat(codes(alive)).containsOnly("R7");
        assertThat(alive.radar()).isEmpty();

        aws.executions().stop(side.get(1), "Stopped", "not needed any more");
        RoundResult dead = examine();

        assertThat(codes(dead)).filteredOn("T4"::equals).hasSize(1);
        assertThat(zombie(dead).execution()).contains(side.get(1));
        assertThat(zombie(dead).primary()).isFalse();
    }
}
