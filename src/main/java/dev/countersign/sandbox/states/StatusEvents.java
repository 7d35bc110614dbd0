package dev.countersign.sandbox.states;

import dev.countersign.sandbox.api.AwsEvent;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.states.run.Execution;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells EventBridge of each change of a standard execution's status, and the store of its end. */
final class StatusEvents {
    /** Data that are larger than this are left out of the event. */
    private static final int MAX_DATA = 248 * 1024;

    private final World world;
    private final Store store;

    StatusEvents(World world, Store store) {
        this.world = world;
        this.store = store;
    }

    void changed(Execution execution) {
        if (execution.standing().status() != Execution.Status.RUNNING) {
            store.removeIfDone(execution.machine().arn());
        }
        count(execution);
        if (!execution.machine().express()) {
            world.events()
                    .emit(new AwsEvent(
                            "aws.states",
                            "Step Functions Execution Status Change",
                            List.of(execution.arn()),
                            detail(execution)));
        }
    }

    /** {@code AWS/States} by {@code StateMachineArn}. */
    private void count(Execution execution) {
        String metric = switch (execution.standing().status()) {
            case RUNNING -> execution.redrives().count() == 0 ? "ExecutionsStarted" : "ExecutionsRedriven";
            case SUCCEEDED -> "ExecutionsSucceeded";
            case FAILED -> "ExecutionsFailed";
            case TIMED_OUT -> "ExecutionsTimedOut";
            case ABORTED -> "ExecutionsAborted";
        };
        world.metrics()
                .count(
                        "AWS/States",
                        metric,
                        "StateMachineArn",
                        execution.machine().arn());
    }

    private static Map<String, Object> detail(Execution execution) {
        Execution.Standing standing = execution.standing();
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("executionArn", execution.arn());
        detail.put("stateMachineArn", execution.machine().arn());
        detail.put("name", execution.name());
        detail.put("status", standing.status().name());
        detail.put("startDate", execution.started().toEpochMilli());
        detail.put("stopDate", standing.stopped().map(Instant::toEpochMilli).orElse(null));
        put(detail, "input", Optional.of(execution.input()));
        put(detail, "output", standing.output());
        detail.put("stateMachineVersionArn", null);
        detail.put("stateMachineAliasArn", null);
        detail.put("redriveCount", execution.redrives().count());
        detail.put(
                "redriveDate",
                execution.redrives().last().map(Instant::toEpochMilli).orElse(null));
        detail.put("error", standing.error().orElse(null));
        detail.put("cause", standing.cause().orElse(null));
        return detail;
    }

    private static void put(Map<String, Object> detail, String member, Optional<String> data) {
        boolean fits = data.map(text -> text.getBytes(StandardCharsets.UTF_8).length <= MAX_DATA)
                .orElse(false);
        detail.put(member, fits ? data.orElse(null) : null);
        detail.put(member + "Details", data.isPresent() ? Map.of("included", fits) : null);
    }
}
