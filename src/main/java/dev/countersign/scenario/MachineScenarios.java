package dev.countersign.scenario;

import static dev.countersign.scenario.Workbench.replacing;

import dev.countersign.domain.states.ExecutionArn;
import java.util.List;
import java.util.Map;

/** Faults in the state machine and in where it is. */
final class MachineScenarios {
    /** Four events a round: with these an execution has used up more than four fifths of what it may have. */
    private static final int ROUNDS = 5_200;

    private static final String START = "\"StartAt\": \"RequestApproval\",\n          \"States\": {\n";

    private MachineScenarios() {}

    static List<Scenario> all() {
        return List.of(
                new Scenario("W4", "a loop has filled the history", MachineScenarios::nearlyFull),
                new Scenario("W5", "the execution runs in another Region", MachineScenarios::elsewhere),
                new Scenario(
                        "W7", "the state machine is changed while its approval is open", MachineScenarios::changed));
    }

    /** As it happens to workflows that look again and again, without waiting, until they have something to ask about. */
    private static ExecutionArn nearlyFull(Workbench bench) {
        DeployedStack stack = bench.deploy(replacing(START, """
                "StartAt": "Begin",
                          "States": {
                            "Begin": { "Type": "Pass", "Assign": { "round": 0 }, "OutputPath": "$", "Next": "Complete" },
                            "Complete": {
                              "Type": "Choice",
                              "Choices": [{ "Variable": "$round", "NumericLessThan": %d, "Next": "LookAgain" }],
                              "Default": "RequestApproval"
                            },
                            "LookAgain": { "Type": "Pass", "Assign": { "round.$": "States.MathAdd($round, 1)" }, "Next": "Complete" },
                """.formatted(ROUNDS)), Map.of());
        return opened(bench, stack);
    }

    private static ExecutionArn elsewhere(Workbench bench) {
        try (Workbench there = bench.in(otherThan(bench.region()))) {
            return opened(there, there.deploy());
        }
    }

    /** A Region that is not this one. */
    static String otherThan(String region) {
        return region.equals("us-east-1") ? "us-west-2" : "us-east-1";
    }

    private static ExecutionArn changed(Workbench bench) {
        DeployedStack stack = bench.deploy();
        ExecutionArn execution = opened(bench, stack);
        String definition = bench.aws()
                .sfn()
                .describeStateMachine(r -> r.stateMachineArn(stack.stateMachine()))
                .definition();
        bench.aws()
                .sfn()
                .updateStateMachine(r -> r.stateMachineArn(stack.stateMachine())
                        .definition(replacing("\"TimeoutSeconds\": 608400", "\"TimeoutSeconds\": 612000")
                                .apply(definition)));
        return execution;
    }

    private static ExecutionArn opened(Workbench bench, DeployedStack stack) {
        ExecutionArn execution = bench.start(stack);
        bench.openApproval(stack);
        return execution;
    }
}
