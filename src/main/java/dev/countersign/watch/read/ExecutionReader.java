package dev.countersign.watch.read;

import dev.countersign.asl.DefinitionTimeout;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.ExecutionGateway;
import dev.countersign.domain.states.EventDetail.ExecutionEnded;
import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.History;
import dev.countersign.domain.states.HistoryEvent;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.domain.states.StateMachineArn;
import dev.countersign.relay.ExecutionFacts;
import dev.countersign.relay.Sight;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What was read of Step Functions. Histories are read once and incrementally: only what came after the last event, and nothing
 * after the end. Thread-safe; two readings of the same thing must not overlap.
 */
public final class ExecutionReader {
    private static final int FIRST_LIST = 4000;
    private static final int NEXT_LIST = 100;
    private static final int BACKLOG = 1000;
    private static final Duration DEFINITION_AGE = Duration.ofSeconds(60);

    private record Described(StateMachine machine, Instant at) {}

    private final ExecutionGateway gateway;
    private final InstantSource local;
    private final Map<StateMachineArn, Described> machines = new ConcurrentHashMap<>();
    private final Set<StateMachineArn> listed = ConcurrentHashMap.newKeySet();
    private final Map<ExecutionArn, Execution> executions = new ConcurrentHashMap<>();
    private final Map<ExecutionArn, History> histories = new ConcurrentHashMap<>();
    private final Map<ExecutionArn, String> unreadable = new ConcurrentHashMap<>();
    private final Set<ExecutionArn> doubted = ConcurrentHashMap.newKeySet();

    public ExecutionReader(ExecutionGateway gateway, InstantSource local) {
        this.gateway = gateway;
        this.local = local;
    }

    /** Reads the list, the definitions of new machines, and now and then those of known ones, for they may have changed. */
    public void readMachines() {
        List<StateMachineArn> present = gateway.stateMachines();
        for (StateMachineArn arn : present) {
            Described known = machines.get(arn);
            Instant now = local.instant();
            if (known == null || Duration.between(known.at(), now).compareTo(DEFINITION_AGE) >= 0) {
                describe(arn, now);
            }
        }
        Set<StateMachineArn> gone = new HashSet<>(machines.keySet());
        present.forEach(gone::remove);
        gone.forEach(this::forget);
    }

    private void describe(StateMachineArn arn, Instant now) {
        try {
            machines.put(arn, new Described(gateway.stateMachine(arn), now));
        } catch (AwsFailure e) {
            if (!e.is(AwsFailure.Kind.NOT_FOUND)) {
                throw e;
            }
        }
    }

    private void forget(StateMachineArn arn) {
        machines.remove(arn);
        listed.remove(arn);
        executions.keySet().removeIf(execution -> execution.stateMachine().equals(arn));
        histories.keySet().removeIf(execution -> execution.stateMachine().equals(arn));
        doubted.removeIf(execution -> execution.stateMachine().equals(arn));
    }

    /** The machines that hand out task tokens, by name. */
    public List<StateMachine> machines() {
        return machines.values().stream()
                .map(Described::machine)
                .filter(StateMachine::mayWaitForToken)
                .sorted(Comparator.comparing(StateMachine::name))
                .toList();
    }

    /** Reads the newest executions; answers those whose history has to be looked at now. */
    public List<ExecutionArn> readRuns(StateMachineArn machine) {
        List<Execution> found = gateway.executions(machine, listed.contains(machine) ? NEXT_LIST : FIRST_LIST);
        if (!machines.containsKey(machine)) {
            // Deleted while we asked.
            return List.of();
        }
        listed.add(machine);
        return found.stream().filter(this::merge).map(Execution::arn).toList();
    }

    /**
     * Takes what a list says of an execution. Lists lag behind histories, so the end that a history told stays; but the history of
     * one that is said to run is looked at again, for it may have been redriven.
     */
    private boolean merge(Execution found) {
        Execution known = executions.get(found.arn());
        if (known == null) {
            executions.put(found.arn(), found);
            return found.isRunning();
        }
        if (known.isRunning() == found.isRunning()) {
            return false;
        }
        doubted.add(found.arn());
        return true;
    }

    /** Somebody has written to an execution: its history is to be looked at, also if it had ended. */
    public void doubt(ExecutionArn arn) {
        if (executions.containsKey(arn)) {
            doubted.add(arn);
        }
    }

    /** The executions of which what is known may not be so any more, until their histories have been read again. */
    public Set<ExecutionArn> doubted() {
        return Set.copyOf(doubted);
    }

    /** Takes an execution that was just started, before any list knows it. */
    public void add(ExecutionArn arn) {
        executions.putIfAbsent(arn, gateway.execution(arn));
    }

    /** Reads what is new in a history. */
    public void readTail(ExecutionArn arn) {
        try {
            History known = histories.getOrDefault(arn, History.EMPTY);
            History now = known.plus(gateway.history(arn, known.lastId()));
            unreadable.remove(arn);
            doubted.remove(arn);
            histories.put(arn, now);
            executions.computeIfPresent(arn, (key, execution) -> ended(execution, now));
        } catch (AwsFailure e) {
            unreadable.put(arn, e.sentence());
            throw e;
        }
    }

    private static Execution ended(Execution execution, History history) {
        Optional<HistoryEvent> end = history.end();
        if (end.isPresent() && end.get().detail() instanceof ExecutionEnded how) {
            return execution.isRunning()
                    ? execution.ended(how.status(), end.get().timestamp())
                    : execution;
        }
        return execution.isRunning() ? execution : execution.reopened();
    }

    /** The next execution that had ended before anybody looked; the newest first. */
    public Optional<ExecutionArn> nextOfBacklog() {
        if (histories.size() >= BACKLOG) {
            return Optional.empty();
        }
        return executions.values().stream()
                .filter(execution -> !execution.isRunning())
                .filter(execution ->
                        !histories.containsKey(execution.arn()) && !unreadable.containsKey(execution.arn()))
                .max(Comparator.comparing(Execution::startDate))
                .map(Execution::arn);
    }

    /** The executions that run, whose histories are followed. */
    public List<ExecutionArn> running() {
        return executions.values().stream()
                .filter(Execution::isRunning)
                .map(Execution::arn)
                .toList();
    }

    public boolean knows(ExecutionArn arn) {
        return executions.containsKey(arn);
    }

    public boolean hasHistory(ExecutionArn arn) {
        return histories.containsKey(arn);
    }

    /** What is known of each execution, newest first. */
    public List<ExecutionFacts> facts() {
        return executions.values().stream()
                .sorted(Comparator.comparing(Execution::startDate)
                        .thenComparing(Execution::arn)
                        .reversed())
                .map(this::facts)
                .toList();
    }

    private ExecutionFacts facts(Execution execution) {
        History history = histories.get(execution.arn());
        Sight<History> sight = history != null
                ? Sight.seen(history)
                : Sight.unseen(unreadable.getOrDefault(execution.arn(), "The history has not been read yet."));
        Optional<Duration> timeout = Stream.ofNullable(machines.get(execution.stateMachine()))
                .flatMap(known -> DefinitionTimeout.of(known.machine()).stream())
                .findFirst();
        return new ExecutionFacts(execution, sight, timeout);
    }
}
