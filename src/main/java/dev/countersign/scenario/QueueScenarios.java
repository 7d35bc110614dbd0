package dev.countersign.scenario;

import static dev.countersign.scenario.Workbench.replacing;

import dev.countersign.domain.states.ExecutionArn;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.StageTransitionType;

/** Faults on the way of a pipeline execution to its approval, and of what ends it there. */
final class QueueScenarios {
    private static final String SOURCE = "            - Name: Source\n";
    private static final String APPROVAL = "        - Name: Approval\n          Actions:\n";
    private static final String CONDITION = """
                      BeforeEntry:
                        Conditions:
                          - Result: %s
                            Rules:
                              - Name: ReleasedObject
                                RuleTypeId: {Category: Rule, Owner: AWS, Provider: VariableCheck, Version: '1'}
                                Configuration: {Variable: '#{Source.ObjectKey}', Operator: MATCHES, Value: 'released/.*'}
                      Actions:
            """;

    private QueueScenarios() {}

    static List<Scenario> all() {
        return List.of(
                new Scenario("Q1", "a newer pipeline execution takes its place", QueueScenarios::superseded),
                new Scenario("Q2", "another approval holds the stage", QueueScenarios::behind),
                new Scenario("Q3", "the transition into the approval stage is disabled", QueueScenarios::transition),
                new Scenario(
                        "Q4", "a condition keeps the execution out of the approval stage", QueueScenarios::keptOut),
                new Scenario("Q5", "the pipeline is changed while its approval is open", QueueScenarios::changed),
                new Scenario("Q6", "the pipeline execution is stopped and abandoned", QueueScenarios::stopped));
    }

    /** The first holds the approval, the second waits in front of it, the third takes the second's place. */
    private static ExecutionArn superseded(Workbench bench) {
        DeployedStack stack = bench.deploy();
        ExecutionArn lost = waiting(bench, stack);
        bench.start(stack);
        bench.awaitRun(stack, PipelineExecutionStatus.SUPERSEDED);
        return lost;
    }

    private static ExecutionArn behind(Workbench bench) {
        return waiting(bench, bench.deploy());
    }

    private static ExecutionArn waiting(Workbench bench, DeployedStack stack) {
        bench.start(stack);
        bench.openApproval(stack);
        ExecutionArn waiting = bench.start(stack);
        bench.awaitInbound(stack);
        return waiting;
    }

    private static ExecutionArn transition(Workbench bench) {
        DeployedStack stack = bench.deploy();
        bench.aws()
                .codePipeline()
                .disableStageTransition(r -> r.pipelineName(stack.pipeline())
                        .stageName("Approval")
                        .transitionType(StageTransitionType.INBOUND)
                        .reason("Quarter end"));
        ExecutionArn execution = bench.start(stack);
        bench.awaitInbound(stack);
        return execution;
    }

    /** The condition wants another object than the pipeline has. */
    private static ExecutionArn keptOut(Workbench bench) {
        return keptOut(bench, "FAIL", PipelineExecutionStatus.FAILED);
    }

    /**
     * An execution that does not meet the entry condition of the approval stage.
     *
     * @param result of the condition
     * @param end of the pipeline execution
     */
    static ExecutionArn keptOut(Workbench bench, String result, PipelineExecutionStatus end) {
        UnaryOperator<String> named = replacing(SOURCE, SOURCE + "              Namespace: Source\n");
        UnaryOperator<String> guarded = replacing(APPROVAL, "        - Name: Approval\n" + CONDITION.formatted(result));
        DeployedStack stack = bench.deploy(template -> guarded.apply(named.apply(template)), Map.of());
        ExecutionArn execution = bench.start(stack);
        bench.awaitRun(stack, end);
        return execution;
    }

    private static ExecutionArn changed(Workbench bench) {
        DeployedStack stack = bench.deploy();
        ExecutionArn execution = bench.start(stack);
        bench.openApproval(stack);
        var present = bench.aws()
                .codePipeline()
                .getPipeline(r -> r.name(stack.pipeline()))
                .pipeline();
        var stages = present.stages().stream()
                .map(stage -> !stage.name().equals("Approval")
                        ? stage
                        : stage.copy(s -> s.actions(stage.actions().stream()
                                .map(action -> action.copy(a -> a.timeoutInMinutes(2880)))
                                .toList())))
                .toList();
        bench.aws().codePipeline().updatePipeline(r -> r.pipeline(present.copy(p -> p.stages(stages))));
        bench.awaitRun(stack, PipelineExecutionStatus.CANCELLED);
        return execution;
    }

    private static ExecutionArn stopped(Workbench bench) {
        DeployedStack stack = bench.deploy();
        ExecutionArn execution = bench.start(stack);
        bench.openApproval(stack);
        String run = bench.aws()
                .codePipeline()
                .listPipelineExecutions(r -> r.pipelineName(stack.pipeline()))
                .pipelineExecutionSummaries()
                .getFirst()
                .pipelineExecutionId();
        bench.aws()
                .codePipeline()
                .stopPipelineExecution(r -> r.pipelineName(stack.pipeline())
                        .pipelineExecutionId(run)
                        .abandon(true)
                        .reason("Not today"));
        bench.awaitRun(stack, PipelineExecutionStatus.STOPPED);
        return execution;
    }
}
