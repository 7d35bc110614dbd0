package dev.countersign.watch.budget;

import dev.countersign.aws.PipelineGateway;
import dev.countersign.domain.pipelines.ActionExecution;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.domain.pipelines.ApprovalToken;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineState;
import dev.countersign.domain.pipelines.PipelineSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A {@link PipelineGateway} that keeps within its budgets. The answer to an approval goes through at once. */
public final class BudgetedPipelines implements PipelineGateway {
    private static final int PAGE = 100;

    private final PipelineGateway gateway;
    private final Budgets budgets;

    public BudgetedPipelines(PipelineGateway gateway, Budgets budgets) {
        this.gateway = gateway;
        this.budgets = budgets;
    }

    @Override
    public List<PipelineSummary> pipelines() {
        return budgets.spend(Api.LIST_PIPELINES, gateway::pipelines);
    }

    @Override
    public Pipeline pipeline(String name) {
        return budgets.spend(Api.GET_PIPELINE, () -> gateway.pipeline(name));
    }

    @Override
    public PipelineState state(String name) {
        return budgets.spend(Api.GET_PIPELINE_STATE, () -> gateway.state(name));
    }

    @Override
    public List<PipelineExecution> executions(String name, int limit) {
        List<PipelineExecution> found =
                budgets.spend(Api.LIST_PIPELINE_EXECUTIONS, () -> gateway.executions(name, limit));
        budgets.owe(Api.LIST_PIPELINE_EXECUTIONS, found.size(), PAGE);
        return found;
    }

    @Override
    public List<ActionExecution> actionExecutions(String name, Optional<String> pipelineExecutionId, int limit) {
        List<ActionExecution> found = budgets.spend(
                Api.LIST_ACTION_EXECUTIONS, () -> gateway.actionExecutions(name, pipelineExecutionId, limit));
        budgets.owe(Api.LIST_ACTION_EXECUTIONS, found.size(), PAGE);
        return found;
    }

    @Override
    public Instant answer(ApprovalAddress address, ApprovalToken token, boolean approved, String summary) {
        return gateway.answer(address, token, approved, summary);
    }
}
