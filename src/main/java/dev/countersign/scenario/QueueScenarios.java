package dev.countersign.scenario;

import dev.countersign.domain.states.ExecutionArn;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionSummary;

/** Faults on the way of a pipeline execution to its approval. */
final class QueueScenarios {
    private QueueScenarios() {}

    static List<Scenario> all() {
        return List.of(new Scenario("Q1", "a newer pipeline execution takes its place", QueueScenarios::superseded));
    }

    /** The first holds the approval, the second waits in front of it, the third takes the second's place. */
    private static ExecutionArn superseded(Workbench bench) {
        DeployedStack stack = bench.deploy();
        bench.start(stack);
        bench.openApproval(stack);
        ExecutionArn lost = bench.start(stack);
        bench.await(
                "it waits in front of the stage",
                () -> bench.aws().codePipeline().getPipelineState(r -> r.name(stack.pipeline())).stageStates().stream()
                        .filter(stage -> stage.inboundExecution() != null)
                        .findFirst());
        bench.start(stack);
        bench.await("it is superseded", () -> superseded(bench, stack));
        return lost;
    }

    private static Optional<PipelineExecutionSummary> superseded(Workbench bench, DeployedStack stack) {
        return bench
                .aws()
                .codePipeline()
                .listPipelineExecutions(r -> r.pipelineName(stack.pipeline()))
                .pipelineExecutionSummaries()
                .stream()
                .filter(run -> run.status() == PipelineExecutionStatus.SUPERSEDED)
                .findFirst();
    }
}
