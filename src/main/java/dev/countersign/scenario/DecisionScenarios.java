package dev.countersign.scenario;

import static dev.countersign.scenario.Workbench.PARALLEL;
import static dev.countersign.scenario.Workbench.replacing;

import dev.countersign.domain.states.ExecutionArn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
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
                        "R2",
                        "somebody without the right tries to answer",
                        bench -> tried(bench, Workbench::answerWithoutRights)),
                new Scenario(
                        "R3",
                        "the pipeline may not tell the approval's topic, so the approval fails by itself",
                        DecisionScenarios::misconfigured),
                new Scenario(
                        "R4",
                        "the pipeline has a second approval",
                        bench -> open(bench, replacing(APPROVAL, second()))),
                new Scenario(
                        "R5",
                        "an answer comes for an approval that has ended",
                        bench -> tried(bench, Workbench::answerTooLate)),
                new Scenario("R6", "nobody answers before the approval's timeout", DecisionScenarios::expired),
                new Scenario("R7", "approvals of one stage are open side by side", DecisionScenarios::parallel),
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

    private static ExecutionArn tried(Workbench bench, BiConsumer<Workbench, DeployedStack> attempt) {
        DeployedStack stack = bench.deploy();
        ExecutionArn execution = open(bench, stack);
        attempt.accept(bench, stack);
        return execution;
    }

    private static ExecutionArn parallel(Workbench bench) {
        DeployedStack stack = bench.deploy(PARALLEL, Map.of());
        ExecutionArn execution = bench.start(stack);
        bench.openApprovals(stack, 1);
        bench.start(stack);
        bench.openApprovals(stack, 2);
        return execution;
    }

    private static ExecutionArn misconfigured(Workbench bench) {
        DeployedStack stack = bench.deploy(
                replacing(
                        "              - Sid: AskForApproval\n                Effect: Allow\n                Action: sns:Publish\n",
                        "              - Sid: AskForApproval\n                Effect: Allow\n                Action: sns:GetTopicAttributes\n"),
                Map.of("EmailForNotification", "approver@example.com"));
        ExecutionArn execution = bench.start(stack);
        bench.awaitEvent(execution, "TaskSucceeded");
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
