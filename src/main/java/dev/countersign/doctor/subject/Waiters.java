package dev.countersign.doctor.subject;

import dev.countersign.aws.Gateways;
import dev.countersign.doctor.probe.AtOnce;
import dev.countersign.doctor.probe.Looks;
import dev.countersign.doctor.probe.Origin;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.stack.StackResource;
import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.domain.states.StateMachineArn;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the execution that handed a token out: those of the same stack first, and of these the one that started last before the
 * token was seen. Tokens are compared by their hashes.
 */
final class Waiters {
    /** Clocks of services may differ a little. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int RUNNING = 5000;
    private static final int LISTED = 1000;
    private static final int READ_RUNNING = 200;
    private static final int READ_CLOSED = 24;

    private final Gateways aws;
    private final Looks looks;
    private final List<StateMachineArn> machines;
    private boolean complete = true;

    /** @param neighbour a pipeline or a bucket, whose stack is looked through first */
    Waiters(Gateways aws, Looks looks, String neighbour) {
        this.aws = aws;
        this.looks = looks;
        this.machines = machines(neighbour);
    }

    /** How many state machines' executions are looked at. */
    int machines() {
        return machines.size();
    }

    /** Whether everything was looked at that could have handed a token out, so that what was not found is nowhere. */
    boolean isComplete() {
        return complete && !looks.missedNeeded();
    }

    private List<StateMachineArn> machines(String neighbour) {
        List<StateMachineArn> own = looks
                .at(
                        "cloudformation:DescribeStackResources",
                        neighbour,
                        () -> aws.stacks().neighbours(neighbour).orElse(List.of()))
                .found()
                .orElse(List.of())
                .stream()
                .filter(resource -> resource.type().equals("AWS::StepFunctions::StateMachine"))
                .flatMap((StackResource resource) -> resource.physicalId().stream())
                .map(StateMachineArn::new)
                .toList();
        return own.isEmpty() ? all() : own;
    }

    private List<StateMachineArn> all() {
        List<StateMachineArn> every = looks.at("states:ListStateMachines", "*", aws.executions()::stateMachines)
                .found()
                .orElse(List.of());
        return AtOnce.map(every, this::handingOut).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<StateMachineArn> handingOut(StateMachineArn arn) {
        return looks.at(
                        "states:DescribeStateMachine",
                        arn.value(),
                        () -> aws.executions().stateMachine(arn))
                .found()
                .filter(StateMachine::mayWaitForToken)
                .map(found -> arn);
    }

    /**
     * The execution that handed one of these tokens out, running or closed.
     *
     * @param seen when something first carried the token
     */
    Optional<ExecutionArn> find(Set<TaskTokenHash> tokens, Instant seen) {
        Optional<ExecutionArn> running = first(tokens, listed(true), seen, READ_RUNNING);
        return running.isPresent() ? running : first(tokens, listed(false), seen, READ_CLOSED);
    }

    private Stream<Execution> listed(boolean running) {
        return AtOnce.map(
                        machines,
                        arn -> looks.at(
                                        "states:ListExecutions",
                                        arn.value(),
                                        List.of(running),
                                        () -> running
                                                ? aws.executions().running(arn, RUNNING)
                                                : aws.executions().executions(arn, LISTED))
                                .found()
                                .orElse(List.of()))
                .stream()
                .flatMap(List::stream)
                .filter(one -> one.isRunning() == running);
    }

    private Optional<ExecutionArn> first(Set<TaskTokenHash> tokens, Stream<Execution> among, Instant seen, int limit) {
        List<Execution> candidates = among.filter(one -> couldHave(one, seen))
                .sorted(Comparator.comparing(Execution::startDate).reversed())
                .toList();
        Optional<ExecutionArn> found = candidates.stream()
                .limit(limit)
                .filter(one -> Origin.handedOut(aws, looks, one, tokens))
                .map(Execution::arn)
                .findFirst();
        complete &= found.isPresent() || candidates.size() <= limit;
        return found;
    }

    private static boolean couldHave(Execution one, Instant seen) {
        return !one.startDate().isAfter(seen.plus(TOLERANCE))
                && one.stopDate()
                        .filter(stop -> stop.plus(TOLERANCE).isBefore(seen))
                        .isEmpty();
    }
}
