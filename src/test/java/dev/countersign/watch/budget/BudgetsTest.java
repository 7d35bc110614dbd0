package dev.countersign.watch.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.domain.states.StateMachineArn;
import dev.countersign.testing.Facts;
import dev.countersign.testing.FakeExecutionGateway;
import dev.countersign.testing.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BudgetsTest {
    private final ManualTime time = new ManualTime(Facts.NOW);
    private final Budgets budgets = new Budgets(time, time::advance);
    private final FakeExecutionGateway gateway = new FakeExecutionGateway().with(Facts.machine());
    private final BudgetedExecutions executions = new BudgetedExecutions(gateway, budgets);

    @Test
    void callsBeyondTheBurstWaitSoThatHalfTheQuotaIsNeverExceeded() {
        Instant begin = time.instant();

        for (int i = 0; i < 110; i++) {
            executions.executions(Facts.MACHINE, 10);
        }

        // A burst of 50, then one a second: the smallest quota of any Region is a bucket of 100 and 2 a second.
        assertThat(Duration.between(begin, time.instant())).isGreaterThanOrEqualTo(Duration.ofSeconds(59));
    }

    @Test
    void aThrottledCallIsToldAndSlowsTheNextOnes() {
        gateway.fail(Kind.THROTTLED);

        assertThatThrownBy(executions::stateMachines).isInstanceOf(AwsFailure.class);

        assertThat(budgets.slowed()).containsExactly(Api.LIST_STATE_MACHINES);
    }

    @Test
    void aPersonsDoingIsNeverHeldBack() {
        gateway.fail(Kind.THROTTLED);
        assertThatThrownBy(executions::stateMachines).isInstanceOf(AwsFailure.class);
        gateway.work();
        Instant begin = time.instant();

        executions.start(new StateMachineArn(Facts.MACHINE.value()), Optional.of("now"), "{}");

        assertThat(time.instant()).isEqualTo(begin);
        assertThat(gateway.calls()).isEqualTo(List.of("stateMachines", "start Orders"));
    }
}
