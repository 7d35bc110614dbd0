package dev.countersign.scenario;

import dev.countersign.domain.states.ExecutionArn;
import java.time.Duration;
import java.util.Map;

/** The token's version is deleted by the bucket's own lifecycle rule, while its approval waits. */
public final class ExpiredVersion {
    private ExpiredVersion() {}

    /** Two requests for one key; three days later the first one is approved. */
    public static ExecutionArn bring(Workbench bench) {
        DeployedStack stack = bench.deploy(Workbench.replacing("NoncurrentDays: 30", "NoncurrentDays: 1"), Map.of());
        ExecutionArn first = bench.start(stack);
        bench.openApproval(stack);
        bench.start(stack);
        bench.awaitInbound(stack);
        bench.advance(Duration.ofDays(3));
        bench.answer(stack, true);
        bench.advance(Duration.ofMinutes(5));
        return first;
    }
}
