package dev.countersign.watch;

import static java.util.Objects.requireNonNull;

import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.domain.states.StateMachineArn;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.watch.budget.Api;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is known at one moment.
 *
 * @param asOf by AWS's clock, when something was last read
 * @param loaded whether everything that lists show has been read at least once, or tried
 * @param machines the state machines with a task that waits for a token, by name
 * @param runs their executions, newest first
 * @param pipelines those with a manual approval, by name
 * @param troubles what could not be read lately; empty when nothing is stale
 * @param slowed the APIs that are called less often, because AWS asked for that
 */
public record Snapshot(
        Instant asOf,
        boolean loaded,
        List<StateMachine> machines,
        List<Run> runs,
        List<PipelineFacts> pipelines,
        List<Trouble> troubles,
        List<Api> slowed) {

    public Snapshot {
        requireNonNull(asOf, "asOf");
        machines = List.copyOf(machines);
        runs = List.copyOf(runs);
        pipelines = List.copyOf(pipelines);
        troubles = List.copyOf(troubles);
        slowed = List.copyOf(slowed);
    }

    /** What is known before anything was read. */
    public static Snapshot nothing(Instant now) {
        return new Snapshot(now, false, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    public Optional<Run> run(ExecutionArn arn) {
        return runs.stream().filter(run -> run.execution().arn().equals(arn)).findFirst();
    }

    public Optional<StateMachine> machine(StateMachineArn arn) {
        return machines.stream().filter(machine -> machine.arn().equals(arn)).findFirst();
    }

    public Optional<PipelineFacts> pipeline(String name) {
        return pipelines.stream().filter(facts -> facts.name().equals(name)).findFirst();
    }

    public boolean isStale() {
        return !troubles.isEmpty();
    }
}
