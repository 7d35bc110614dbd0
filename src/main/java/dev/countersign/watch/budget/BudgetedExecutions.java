package dev.countersign.watch.budget;

import dev.countersign.aws.ExecutionGateway;
import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.HistoryEvent;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.domain.states.StateMachineArn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An {@link ExecutionGateway} that keeps within its budgets. Writes are a person's doing and go through at once. */
public final class BudgetedExecutions implements ExecutionGateway {
    private static final int PAGE = 1000;

    private final ExecutionGateway gateway;
    private final Budgets budgets;

    public BudgetedExecutions(ExecutionGateway gateway, Budgets budgets) {
        this.gateway = gateway;
        this.budgets = budgets;
    }

    @Override
    public List<StateMachineArn> stateMachines() {
        List<StateMachineArn> found = budgets.spend(Api.LIST_STATE_MACHINES, gateway::stateMachines);
        budgets.owe(Api.LIST_STATE_MACHINES, found.size(), PAGE);
        return found;
    }

    @Override
    public StateMachine stateMachine(StateMachineArn arn) {
        return budgets.spend(Api.DESCRIBE_STATE_MACHINE, () -> gateway.stateMachine(arn));
    }

    @Override
    public StateMachine stateMachineOf(ExecutionArn arn) {
        return budgets.spend(Api.DESCRIBE_STATE_MACHINE_FOR_EXECUTION, () -> gateway.stateMachineOf(arn));
    }

    @Override
    public List<Execution> executions(StateMachineArn arn, int limit) {
        List<Execution> found = budgets.spend(Api.LIST_EXECUTIONS, () -> gateway.executions(arn, limit));
        budgets.owe(Api.LIST_EXECUTIONS, found.size(), PAGE);
        return found;
    }

    @Override
    public List<Execution> running(StateMachineArn arn, int limit) {
        List<Execution> found = budgets.spend(Api.LIST_EXECUTIONS, () -> gateway.running(arn, limit));
        budgets.owe(Api.LIST_EXECUTIONS, found.size(), PAGE);
        return found;
    }

    @Override
    public Execution execution(ExecutionArn arn) {
        return budgets.spend(Api.DESCRIBE_EXECUTION, () -> gateway.execution(arn));
    }

    @Override
    public List<HistoryEvent> history(ExecutionArn arn, long afterId) {
        List<HistoryEvent> found = budgets.spend(Api.GET_EXECUTION_HISTORY, () -> gateway.history(arn, afterId));
        budgets.owe(Api.GET_EXECUTION_HISTORY, found.size(), PAGE);
        return found;
    }

    @Override
    public ExecutionArn start(StateMachineArn arn, Optional<String> name, String input) {
        return gateway.start(arn, name, input);
    }

    @Override
    public Instant stop(ExecutionArn arn, String error, String cause) {
        return gateway.stop(arn, error, cause);
    }
}
