package dev.countersign.sandbox.wire;

import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Refuses calls as AWS does in its smaller Regions: a token bucket for each operation of Step Functions as the service's quotas list
 * them, and five calls a second for each operation of CodePipeline, which publishes none. Each call also takes a little longer, as
 * it does over a network. Counts in the machine's time: who asks too often is not helped by moving the sandbox's clock.
 */
public final class Quotas implements Traffic {
    private static final Map<String, Quota> LISTED = Map.of(
            "states:ListStateMachines", new Quota(100, 5),
            "states:DescribeStateMachine", new Quota(200, 20),
            "states:DescribeStateMachineForExecution", new Quota(200, 1),
            "states:ListExecutions", new Quota(100, 2),
            "states:DescribeExecution", new Quota(250, 10),
            "states:GetExecutionHistory", new Quota(400, 20),
            "cloudtrail:LookupEvents", new Quota(2, 2),
            "logs:FilterLogEvents", new Quota(5, 5));
    private static final Quota PIPELINES = new Quota(5, 5);

    private record Quota(int bucket, double perSecond) {}

    private record Level(double tokens, Instant at) {}

    private final InstantSource time;
    private final Duration delay;
    private final Map<String, Level> levels = new HashMap<>();

    /**
     * @param time of the machine
     * @param delay of each call
     */
    public Quotas(InstantSource time, Duration delay) {
        this.time = time;
        this.delay = delay;
    }

    /** Lets every call through, a little later. */
    public static Traffic delaying(Duration delay) {
        return operation -> pause(delay);
    }

    private static void pause(Duration delay) {
        if (delay.isPositive()) {
            LockSupport.parkNanos(delay.toNanos());
        }
    }

    @Override
    public void arrives(String operation) {
        pause(delay);
        Quota quota = operation.startsWith("codepipeline:") ? PIPELINES : LISTED.get(operation);
        if (quota != null && !take(operation, quota)) {
            throw ServiceError.of("ThrottlingException", "Rate exceeded");
        }
    }

    private synchronized boolean take(String operation, Quota quota) {
        Instant now = time.instant();
        Level before = levels.getOrDefault(operation, new Level(quota.bucket(), now));
        double seconds = Math.max(0, Duration.between(before.at(), now).toMillis() / 1000.0);
        double tokens = Math.min(quota.bucket(), before.tokens() + seconds * quota.perSecond());
        boolean taken = tokens >= 1;
        levels.put(operation, new Level(taken ? tokens - 1 : tokens, now));
        return taken;
    }
}
