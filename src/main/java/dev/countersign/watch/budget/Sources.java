package dev.countersign.watch.budget;

import dev.countersign.aws.ExecutionGateway;
import dev.countersign.aws.ObjectGateway;
import dev.countersign.aws.PipelineGateway;
import dev.countersign.aws.RuleGateway;

/** The ports that are followed. */
public record Sources(
        ExecutionGateway executions, PipelineGateway pipelines, ObjectGateway objects, RuleGateway rules) {

    /** The same ports, kept within budgets. */
    public Sources within(Budgets budgets) {
        return new Sources(
                new BudgetedExecutions(executions, budgets),
                new BudgetedPipelines(pipelines, budgets),
                new BudgetedObjects(objects, budgets),
                new BudgetedRules(rules, budgets));
    }
}
