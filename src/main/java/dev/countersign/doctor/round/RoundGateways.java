package dev.countersign.doctor.round;

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
import dev.countersign.aws.inspect.BucketSettingsGateway;
import dev.countersign.aws.inspect.FunctionGateway;
import dev.countersign.aws.inspect.Inspection;
import dev.countersign.aws.inspect.LogGateway;
import dev.countersign.aws.inspect.MetricGateway;
import dev.countersign.aws.inspect.QueueGateway;
import dev.countersign.aws.inspect.RepairGateway;
import dev.countersign.aws.inspect.TopicGateway;
import dev.countersign.aws.inspect.TrailGateway;
import dev.countersign.watch.budget.BudgetedGateways;
import dev.countersign.watch.budget.Budgets;
import java.util.function.BooleanSupplier;

/** The ports of one examination of many executions: within budgets, and each question is asked once. */
final class RoundGateways implements Gateways {
    private final Gateways behind;
    private final StackGateway stacks;
    private final SharedExecutions executions;
    private final PipelineGateway pipelines;
    private final ObjectGateway objects;
    private final RuleGateway rules;
    private final Inspection inspection;
    private final SharedTrail trail;

    /** @param ended whether no call is to be made any more */
    RoundGateways(Gateways behind, Budgets budgets, BooleanSupplier ended) {
        this.behind = behind;
        var memory = new Remembered(ended);
        var within = new BudgetedGateways(behind, budgets);
        this.executions = new SharedExecutions(memory.port(ExecutionGateway.class, within.executions()));
        this.pipelines = memory.port(PipelineGateway.class, within.pipelines());
        this.objects = memory.port(ObjectGateway.class, within.objects());
        this.rules = memory.port(RuleGateway.class, within.rules());
        this.stacks = memory.port(StackGateway.class, within.stacks());
        Inspection slow = within.inspection();
        this.trail = new SharedTrail(
                memory.port(TrailGateway.class, slow.trail()), behind.clock().instant());
        this.inspection = new Inspection(
                memory.port(FunctionGateway.class, slow.functions()),
                memory.port(BucketSettingsGateway.class, slow.buckets()),
                memory.port(LogGateway.class, slow.logs()),
                memory.port(MetricGateway.class, slow.metrics()),
                trail,
                memory.port(TopicGateway.class, slow.topics()),
                memory.port(QueueGateway.class, slow.queues()));
    }

    @Override
    public SharedExecutions executions() {
        return executions;
    }

    SharedTrail trail() {
        return trail;
    }

    @Override
    public IdentityGateway identity() {
        return behind.identity();
    }

    @Override
    public StackGateway stacks() {
        return stacks;
    }

    @Override
    public BucketGateway buckets() {
        return behind.buckets();
    }

    @Override
    public PipelineGateway pipelines() {
        return pipelines;
    }

    @Override
    public ObjectGateway objects() {
        return objects;
    }

    @Override
    public RuleGateway rules() {
        return rules;
    }

    @Override
    public RepairGateway repair() {
        throw new UnsupportedOperationException("an examination changes nothing");
    }

    @Override
    public PermissionGateway permissions() {
        return behind.permissions();
    }

    @Override
    public Inspection inspection() {
        return inspection;
    }

    @Override
    public ServerClock clock() {
        return behind.clock();
    }

    /** The session stays open: it is the caller's. */
    @Override
    public void close() {}
}
