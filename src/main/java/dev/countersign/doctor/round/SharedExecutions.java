package dev.countersign.doctor.round;

import dev.countersign.aws.ExecutionGateway;
import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.HistoryEvent;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.domain.states.StateMachineArn;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Tells the definitions that many executions use with few calls, for AWS answers one such call a second. Between two executions
 * that use the same revision of a state machine lie only executions that use it, too: so the first and the last are asked about,
 * and others only where those two differ.
 */
final class SharedExecutions implements ExecutionGateway {
    private final ExecutionGateway behind;
    private final Map<StateMachineArn, List<ExecutionArn>> oldestFirst = new ConcurrentHashMap<>();

    /** @param behind asks each question once */
    SharedExecutions(ExecutionGateway behind) {
        this.behind = behind;
    }

    /** Says which executions are going to be examined. */
    void expect(List<Execution> executions) {
        executions.stream()
                .collect(Collectors.groupingBy(Execution::stateMachine))
                .forEach((machine, some) -> oldestFirst.put(
                        machine,
                        some.stream()
                                .sorted(Comparator.comparing(Execution::startDate))
                                .map(Execution::arn)
                                .toList()));
    }

    @Override
    public StateMachine stateMachineOf(ExecutionArn arn) {
        List<ExecutionArn> all = oldestFirst.getOrDefault(arn.stateMachine(), List.of());
        int wanted = all.indexOf(arn);
        return wanted < 0 ? behind.stateMachineOf(arn) : between(all, 0, all.size() - 1, wanted);
    }

    private StateMachine between(List<ExecutionArn> all, int first, int last, int wanted) {
        StateMachine early = behind.stateMachineOf(all.get(first));
        if (wanted == first) {
            return early;
        }
        StateMachine late = behind.stateMachineOf(all.get(last));
        if (wanted == last || isSame(early, late)) {
            return late;
        }
        int middle = (first + last) / 2;
        return wanted <= middle ? between(all, first, middle, wanted) : between(all, middle + 1, last, wanted);
    }

    private static boolean isSame(StateMachine a, StateMachine b) {
        return a.revisionId().equals(b.revisionId()) && a.created().equals(b.created());
    }

    @Override
    public List<StateMachineArn> stateMachines() {
        return behind.stateMachines();
    }

    @Override
    public StateMachine stateMachine(StateMachineArn arn) {
        return behind.stateMachine(arn);
    }

    @Override
    public List<Execution> executions(StateMachineArn arn, int limit) {
        return behind.executions(arn, limit);
    }

    @Override
    public List<Execution> running(StateMachineArn arn, int limit) {
        return behind.running(arn, limit);
    }

    @Override
    public Execution execution(ExecutionArn arn) {
        return behind.execution(arn);
    }

    @Override
    public List<HistoryEvent> history(ExecutionArn arn, long afterId) {
        return behind.history(arn, afterId);
    }

    @Override
    public ExecutionArn start(StateMachineArn arn, Optional<String> name, String input) {
        throw new UnsupportedOperationException("an examination changes nothing");
    }

    @Override
    public Instant stop(ExecutionArn arn, String error, String cause) {
        throw new UnsupportedOperationException("an examination changes nothing");
    }
}
