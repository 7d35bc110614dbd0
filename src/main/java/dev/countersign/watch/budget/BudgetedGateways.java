package dev.countersign.watch.budget;

import dev.countersign.aws.BucketGateway;
import dev.countersign.aws.ExecutionGateway;
import dev.countersign.aws.Gateways;
import dev.countersign.aws.IdentityGateway;
import dev.countersign.aws.ObjectGateway;
import dev.countersign.aws.PermissionGateway;
import dev.countersign.aws.PipelineGateway;
import dev.countersign.aws.RuleGateway;
import dev.countersign.aws.ServerClock;
import dev.countersign.aws.StackGateway;
import dev.countersign.aws.inspect.Inspection;
import dev.countersign.aws.inspect.RepairGateway;

/** The ports of an examination, kept within budgets: all that it reads through. The rest is the session's own. */
public final class BudgetedGateways implements Gateways {
    private final Gateways behind;
    private final Sources sources;
    private final StackGateway stacks;
    private final Inspection inspection;

    public BudgetedGateways(Gateways behind, Budgets budgets) {
        this.behind = behind;
        this.sources =
                new Sources(behind.executions(), behind.pipelines(), behind.objects(), behind.rules()).within(budgets);
        this.stacks = BudgetedInspection.within(behind.stacks(), budgets);
        this.inspection = BudgetedInspection.within(behind.inspection(), budgets);
    }

    @Override
    public ExecutionGateway executions() {
        return sources.executions();
    }

    @Override
    public PipelineGateway pipelines() {
        return sources.pipelines();
    }

    @Override
    public ObjectGateway objects() {
        return sources.objects();
    }

    @Override
    public RuleGateway rules() {
        return sources.rules();
    }

    @Override
    public StackGateway stacks() {
        return stacks;
    }

    @Override
    public Inspection inspection() {
        return inspection;
    }

    @Override
    public IdentityGateway identity() {
        return behind.identity();
    }

    @Override
    public BucketGateway buckets() {
        return behind.buckets();
    }

    @Override
    public PermissionGateway permissions() {
        return behind.permissions();
    }

    @Override
    public RepairGateway repair() {
        return behind.repair();
    }

    @Override
    public ServerClock clock() {
        return behind.clock();
    }

    /** The session stays open: it is the caller's. */
    @Override
    public void close() {}
}
