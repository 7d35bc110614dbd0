package dev.countersign.scenario;

import dev.countersign.domain.states.ExecutionArn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;

/** Several executions of one pipeline that meet there, or do not. */
public final class Lines {
    private Lines() {}

    /** The first holds the approval, the others wait in front of it in their order. */
    public static List<ExecutionArn> queued(Workbench bench, int count) {
        DeployedStack stack =
                bench.deploy(Workbench.replacing("ExecutionMode: SUPERSEDED", "ExecutionMode: QUEUED"), Map.of());
        var line = new ArrayList<ExecutionArn>();
        line.add(bench.start(stack));
        bench.openApproval(stack);
        for (int i = 1; i < count; i++) {
            line.add(bench.start(stack));
            int waiting = i;
            bench.await(
                    waiting + " wait in the line",
                    () ->
                            bench
                                    .aws()
                                    .codePipeline()
                                    .getPipelineState(r -> r.name(stack.pipeline()))
                                    .stageStates()
                                    .stream()
                                    .filter(stage -> stage.stageName().equals("Approval")
                                            && stage.inboundExecutions().size() == waiting)
                                    .findFirst());
        }
        return line;
    }

    /** All their approvals are open at once. */
    public static List<ExecutionArn> parallel(Workbench bench, int count) {
        DeployedStack stack = bench.deploy(Workbench.PARALLEL, Map.of());
        var side = new ArrayList<ExecutionArn>();
        for (int i = 1; i <= count; i++) {
            side.add(bench.start(stack));
            bench.openApprovals(stack, i);
        }
        return side;
    }

    /** Its approval was passed over by the entry condition of the stage. */
    public static ExecutionArn skipped(Workbench bench) {
        return QueueScenarios.keptOut(bench, "SKIP", PipelineExecutionStatus.SUCCEEDED);
    }
}
