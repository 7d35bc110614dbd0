package dev.countersign.scenario;

import static dev.countersign.scenario.Workbench.replacing;

import dev.countersign.domain.states.ExecutionArn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Faults around the answer of a person, and in the clocks that it runs against. */
final class DecisionScenarios {
    private static final String TIMEOUT = "\"TimeoutSeconds\": 608400,";
    private static final String APPROVAL = "        - Name: Deploy\n          Actions:";

    private DecisionScenarios() {}

    static List<Scenario> all() {
        return List.of(
                new Scenario(
                        "R1",
                        "the approver never confirmed the subscription",
                        bench -> open(
                                bench,
                                bench.deploy(
                                        UnaryOperator.identity(),
                                        Map.of("EmailForNotification", "approver@example.com")))),
                new Scenario(
                        "R4",
                        "the pipeline has a second approval",
                        bench -> open(bench, replacing(APPROVAL, second()))),
                new Scenario("R6", "nobody answers before the approval's timeout", DecisionScenarios::expired),
                new Scenario(
                        "W1",
                        "the task times out before the approval does",
                        bench -> open(bench, replacing(TIMEOUT, "\"TimeoutSeconds\": 86400,"))),
                new Scenario(
                        "W2",
                        "the task expects heartbeats",
                        bench -> open(
                                bench, replacing(TIMEOUT, "\"TimeoutSeconds\": 608400, \"HeartbeatSeconds\": 7200,"))),
                new Scenario("W3", "nothing ends the wait", bench -> open(bench, replacing(TIMEOUT, ""))));
    }

    private static String second() {
        return "        - Name: Release\n          Actions:\n            - Name: Release\n"
                + "              ActionTypeId: {Category: Approval, Owner: AWS, Provider: Manual, Version: '1'}\n"
                + APPROVAL;
    }

    private static ExecutionArn open(Workbench bench, UnaryOperator<String> change) {
        return open(bench, bench.deploy(change, Map.of()));
    }

    private static ExecutionArn open(Workbench bench, DeployedStack stack) {
        ExecutionArn execution = bench.start(stack);
        bench.openApproval(stack);
        return execution;
    }

    private static ExecutionArn expired(Workbench bench) {
        DeployedStack stack = bench.deploy();
        ExecutionArn execution = open(bench, stack);
        bench.advance(Duration.ofDays(7).plusMinutes(5));
        bench.awaitEvent(execution, "TaskSucceeded");
        return execution;
    }
}
