package dev.countersign.sandbox.states;

import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.states.history.History;
import dev.countersign.sandbox.states.run.Execution;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;

/** Which executions can be redriven, and redriving them. The reasons are those that AWS names. */
final class Redriving {
    private static final Duration PERIOD = Duration.ofDays(14);
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Duration REMEMBERED = Duration.ofMinutes(15);

    private final Store store;
    private final InstantSource clock;
    private final Map<Asked, Instant> done = new ConcurrentHashMap<>();

    private record Asked(String execution, String clientToken) {}

    Redriving(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Why an execution cannot be redriven now; empty when it can. */
    Optional<String> whyNot(Execution execution) {
        Execution.Standing standing = execution.standing();
        boolean there = store.find(execution.machine().arn())
                .filter(machine -> !machine.deleting())
                .isPresent();
        if (!there) {
            return Optional.of("State machine is in DELETING status");
        }
        return switch (standing.status()) {
            case RUNNING, SUCCEEDED -> Optional.of("Execution is " + standing.status() + " and cannot be redriven");
            case FAILED, TIMED_OUT, ABORTED ->
                whyNot(execution, standing.stopped().orElse(execution.started()));
        };
    }

    private Optional<String> whyNot(Execution execution, Instant stopped) {
        Instant now = clock.instant();
        if (execution.events().size() >= History.LIMIT - 1) {
            return Optional.of("Execution history event limit exceeded");
        }
        if (Duration.between(execution.started(), now).compareTo(LONGEST) > 0) {
            return Optional.of("Execution has exceeded the max execution time");
        }
        return Duration.between(stopped, now).compareTo(PERIOD) > 0
                ? Optional.of("Execution redrivable period exceeded")
                : Optional.empty();
    }

    /** The same client token within a quarter of an hour is the same redrive. */
    synchronized RedriveExecutionResponse redrive(Execution execution, RedriveExecutionRequest r) {
        Constraints.length("clientToken", r.clientToken(), 64);
        Optional<Asked> asked = Optional.ofNullable(r.clientToken()).map(token -> new Asked(execution.arn(), token));
        Instant now = clock.instant();
        Optional<Instant> before =
                asked.map(done::get).filter(at -> Duration.between(at, now).compareTo(REMEMBERED) < 0);
        Instant at = before.orElseGet(() -> {
            whyNot(execution).ifPresent(why -> {
                throw ServiceError.of("ExecutionNotRedrivable", why);
            });
            return execution.redrive();
        });
        asked.ifPresent(one -> done.put(one, at));
        return RedriveExecutionResponse.builder().redriveDate(at).build();
    }
}
