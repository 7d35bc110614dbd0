package dev.countersign.sandbox.codepipeline;

import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.codepipeline.run.Pipelines;
import java.time.Duration;

/** CodePipeline: pipelines of S3 sources, manual approvals and S3 deployments, in all three execution modes. */
public final class CodePipelineService {
    private final World world;
    private final Duration pollInterval;

    /** @param pollInterval how often sources that are polled are looked at; AWS: one minute */
    public CodePipelineService(World world, Duration pollInterval) {
        this.world = world;
        this.pollInterval = pollInterval;
    }

    public void register() {
        var pipelines = new Pipelines(world.account());
        var changes = new StateChanges(world);
        var engine = new Engine(world, changes);
        var endings = new Endings(world, changes, engine);
        var polling = new SourcePolling(world, engine, pollInterval);
        new PipelineOperations(world, pipelines, engine, endings, polling).register();
        new ExecutionOperations(world, pipelines, engine, endings).register();
        new HistoryOperations(world, pipelines).register();
        new StateOperations(world, pipelines, engine).register();
        new ApprovalOperations(world, pipelines, engine).register();
        new PipelineTags(world, pipelines).register();
    }
}
