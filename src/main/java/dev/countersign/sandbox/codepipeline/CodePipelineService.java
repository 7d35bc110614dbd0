package dev.countersign.sandbox.codepipeline;

import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.codepipeline.run.Pipelines;
import java.time.Duration;

/** CodePipeline: pipelines of S3 sources, manual approvals and S3 deployments in the execution mode SUPERSEDED. */
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
        var engine = new Engine(world, new StateChanges(world));
        var polling = new SourcePolling(world, engine, pollInterval);
        new PipelineOperations(world, pipelines, engine, polling).register();
        new ExecutionOperations(world, pipelines, engine).register();
        new HistoryOperations(world, pipelines).register();
        new StateOperations(world, pipelines, engine).register();
        new ApprovalOperations(world, pipelines, engine).register();
        new PipelineTags(world, pipelines).register();
    }
}
