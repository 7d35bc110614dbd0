package dev.countersign.scenario;

import dev.countersign.aws.AwsConnection;
import dev.countersign.domain.states.ExecutionArn;
import java.util.ArrayList;
import java.util.List;

/** Many executions that wait for an approval, for measurements. */
public final class OpenExecutions {
    private OpenExecutions() {}

    /** Starts them spread over so many stacks of our template; returns when each has handed its token on. */
    public static List<ExecutionArn> start(AwsConnection administrator, int executions, int stacks) {
        var started = new ArrayList<ExecutionArn>();
        try (var bench = Workbench.withOurTemplate(administrator)) {
            var deployed = new ArrayList<DeployedStack>();
            for (int i = 0; i < stacks; i++) {
                deployed.add(bench.deploy());
            }
            for (int i = 0; i < executions; i++) {
                started.add(bench.start(deployed.get(i % stacks)));
            }
            started.forEach(execution -> bench.awaitEvent(execution, "TaskSubmitted"));
        }
        return List.copyOf(started);
    }
}
