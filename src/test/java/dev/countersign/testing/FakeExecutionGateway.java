package dev.countersign.testing;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.ExecutionGateway;
import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.domain.states.HistoryEvent;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.domain.states.StateMachineArn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** State machines and executions in memory; counts its calls, and fails when told to. */
public final class FakeExecutionGateway implements ExecutionGateway {
    private final Map<StateMachineArn, StateMachine> machines = new LinkedHashMap<>();
    private final Map<ExecutionArn, Execution> executions = new LinkedHashMap<>();
    private final Map<ExecutionArn, List<HistoryEvent>> histories = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private Optional<Kind> failure = Optional.empty();

    public FakeExecutionGateway with(StateMachine machine) {
        machines.put(machine.arn(), machine);
        return this;
    }

    public FakeExecutionGateway with(Execution execution, List<HistoryEvent> history) {
        executions.put(execution.arn(), execution);
        histories.put(execution.arn(), List.copyOf(history));
        return this;
    }

    public void without(StateMachineArn machine) {
        machines.remove(machine);
    }

    /** All calls fail like that from now on. */
    public void fail(Kind kind) {
        failure = Optional.of(kind);
    }

    public void work() {
        failure = Optional.empty();
    }

    /** For example {@code history order-1 after 4}. */
    public List<String> calls() {
        return calls;
    }

    private void called(String call) {
        calls.add(call);
        failure.ifPresent(kind -> {
            throw AwsFailure.of(kind, "states:" + call.split(" ")[0], "told to fail");
        });
    }

    @Override
    public List<StateMachineArn> stateMachines() {
        called("stateMachines");
        return List.copyOf(machines.keySet());
    }

    @Override
    public StateMachine stateMachine(StateMachineArn arn) {
        called("stateMachine " + arn.name());
        return Optional.ofNullable(machines.get(arn)).orElseThrow(() -> missing(arn.value()));
    }

    @Override
    public StateMachine stateMachineOf(ExecutionArn arn) {
        called("stateMachineOf " + arn.name());
        return Optional.ofNullable(machines.get(arn.stateMachine())).orElseThrow(() -> missing(arn.value()));
    }

    @Override
    public List<Execution> executions(StateMachineArn arn, int limit) {
        called("executions " + arn.name());
        return executions.values().stream()
                .filter(execution -> execution.stateMachine().equals(arn))
                .sorted(Comparator.comparing(Execution::startDate).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public Execution execution(ExecutionArn arn) {
        called("execution " + arn.name());
        return Optional.ofNullable(executions.get(arn)).orElseThrow(() -> missing(arn.value()));
    }

    @Override
    public List<HistoryEvent> history(ExecutionArn arn, long afterId) {
        called("history " + arn.name() + " after " + afterId);
        return histories.getOrDefault(arn, List.of()).stream()
                .filter(event -> event.id() > afterId)
                .toList();
    }

    @Override
    public ExecutionArn start(StateMachineArn arn, Optional<String> name, String input) {
        called("start " + arn.name());
        return new ExecutionArn(arn.value().replace(":stateMachine:", ":execution:") + ":" + name.orElse("unnamed"));
    }

    @Override
    public Instant stop(ExecutionArn arn, String error, String cause) {
        called("stop " + arn.name());
        Execution execution = execution(arn);
        executions.put(
                arn,
                execution.ended(ExecutionStatus.ABORTED, execution.startDate().plusSeconds(60)));
        return execution.startDate().plusSeconds(60);
    }

    private static AwsFailure missing(String what) {
        return AwsFailure.of(Kind.NOT_FOUND, "states", what + " does not exist");
    }
}
