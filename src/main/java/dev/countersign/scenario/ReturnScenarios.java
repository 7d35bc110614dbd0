package dev.countersign.scenario;

import dev.countersign.domain.states.ExecutionArn;
import java.util.List;

/** Faults on the way of the answer from the pipeline to the function. */
final class ReturnScenarios {
    private ReturnScenarios() {}

    static List<Scenario> all() {
        return List.of(new Scenario("E1", "the rule that returns the answer is disabled", ReturnScenarios::ruleOff));
    }

    private static ExecutionArn ruleOff(Workbench bench) {
        DeployedStack stack = bench.deploy();
        ExecutionArn execution = bench.start(stack);
        bench.openApproval(stack);
        bench.aws().eventBridge().disableRule(r -> r.name(stack.rule("ResultRule")));
        bench.answer(stack, true);
        return execution;
    }
}
