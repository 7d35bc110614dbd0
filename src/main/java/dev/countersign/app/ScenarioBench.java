package dev.countersign.app;

import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.GuardedGateways.Guard;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.scenario.Scenario;
import dev.countersign.scenario.Scenarios;
import dev.countersign.scenario.Workbench;
import dev.countersign.ui.sandbox.FaultDesk;
import java.util.List;

/**
 * The faults of a sandbox session, brought about in the administrator's name, whoever one is.
 *
 * @param guard says whether anything may be changed
 */
record ScenarioBench(AwsConnection administrator, Guard guard) implements FaultDesk {
    @Override
    public List<Fault> faults() {
        return Scenarios.all().stream()
                .map(scenario -> new Fault(scenario.code(), scenario.line()))
                .toList();
    }

    @Override
    public ExecutionArn bring(Fault fault) {
        guard.whyNotChange().ifPresent(why -> {
            throw AwsFailure.of(Kind.READ_ONLY, "cloudformation:CreateStack", why);
        });
        Scenario scenario = Scenarios.ofCode(fault.code())
                .orElseThrow(() -> new IllegalArgumentException("no scenario " + fault.code()));
        try (var bench = Workbench.withOurTemplate(administrator)) {
            return scenario.bring().apply(bench);
        }
    }
}
