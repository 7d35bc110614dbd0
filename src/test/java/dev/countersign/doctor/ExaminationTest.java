package dev.countersign.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.Gateways;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.doctor.diagnosis.Confidence;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.diagnosis.Look;
import dev.countersign.doctor.probe.LookProgress;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.sandbox.Python;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.sandbox.api.Traffic;
import dev.countersign.scenario.Scenarios;
import dev.countersign.scenario.Workbench;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.watch.budget.Budgets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An examination of one execution whose rule is switched off, from begin to end and ended before. */
class ExaminationTest {
    private final SlowRule slow = new SlowRule();
    private RunningSandbox sandbox;
    private Workbench bench;
    private Gateways aws;
    private ExecutionArn stuck;

    /** A sandbox whose rules are described only when the test says so. */
    private static final class SlowRule implements Traffic {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private volatile boolean slow;

        @Override
        public void arrives(String operation) {
            if (!slow || !operation.equals("events:DescribeRule")) {
                return;
            }
            asked.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @BeforeEach
    void aFault() {
        sandbox = RunningSandbox.started(options -> options.withWall(InstantSource.system())
                .withPython(Python.ofThisMachine())
                .withTraffic(slow));
        var connection = SandboxSessions.connection(sandbox, Persona.ADMINISTRATOR);
        bench = Workbench.withOurTemplate(connection);
        aws = SdkGateways.connect(connection);
        stuck = Scenarios.ofCode("E1").orElseThrow().bring().apply(bench);
    }

    @AfterEach
    void end() {
        slow.released.countDown();
        aws.close();
        bench.close();
        sandbox.close();
    }

    private Examination examination(LookProgress progress) {
        return Doctor.within(aws, Budgets.ofOneExamination()).examination(stuck, "111122223333", "eu-west-1", progress);
    }

    @Test
    void twoExaminationsTellTheSameLooksInTheSameOrder() {
        Diagnosis one = examination(LookProgress.NONE).examine();
        Diagnosis other = examination(LookProgress.NONE).examine();

        assertThat(calls(one)).isEqualTo(calls(other)).hasSizeBetween(10, 25);
        assertThat(calls(one))
                .startsWith(
                        "states:DescribeExecution",
                        "states:DescribeStateMachineForExecution",
                        "states:GetExecutionHistory",
                        "cloudformation:DescribeStackResources");
        assertThat(one.findings()).extracting(found -> found.cause().code()).contains("E1");
    }

    @Test
    void oneThatIsEndedTellsWhatIsKnownByThen() throws Exception {
        slow.slow = true;
        Examination examination = examination(LookProgress.NONE);
        CompletableFuture<Diagnosis> answer = CompletableFuture.supplyAsync(
                examination::examine, work -> Thread.ofVirtual().start(work));
        assertThat(slow.asked.await(20, TimeUnit.SECONDS)).isTrue();

        examination.end();
        Diagnosis known = answer.get(20, TimeUnit.SECONDS);

        assertThat(examination.isPartial()).isTrue();
        assertThat(known.verdict()).isEqualTo(Verdict.COULD_NOT_LOOK);
        assertThat(known.primary()).extracting(Finding::confidence).doesNotContain(Confidence.PROVED);
        assertThat(known.relays()).hasSize(1);
        assertThat(known.looks()).anySatisfy(look -> {
            assertThat(look.call()).isEqualTo("events:DescribeRule");
            assertThat(look.result()).isEqualTo(Look.Result.COULD_NOT_LOOK);
            assertThat(look.note()).isEqualTo("The examination was ended before.");
        });
    }

    private static List<String> calls(Diagnosis diagnosis) {
        return diagnosis.looks().stream().map(Look::call).toList();
    }
}
