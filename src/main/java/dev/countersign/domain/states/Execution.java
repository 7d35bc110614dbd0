package dev.countersign.domain.states;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One execution of a state machine.
 *
 * @param stopDate absent while it runs
 * @param input as JSON text, task tokens redacted; absent in what a list tells
 * @param output as JSON text, task tokens redacted; only of one that succeeded, and absent in what a list tells
 * @param error only of one that failed, and absent in what a list tells
 * @param cause like {@code error}
 */
public record Execution(
        ExecutionArn arn,
        StateMachineArn stateMachine,
        ExecutionStatus status,
        Instant startDate,
        Optional<Instant> stopDate,
        Optional<String> input,
        Optional<String> output,
        Optional<String> error,
        Optional<String> cause) {

    public Execution {
        requireNonNull(arn, "arn");
        requireNonNull(stateMachine, "stateMachine");
        requireNonNull(status, "status");
        requireNonNull(startDate, "startDate");
        requireNonNull(stopDate, "stopDate");
        requireNonNull(input, "input");
        requireNonNull(output, "output");
        requireNonNull(error, "error");
        requireNonNull(cause, "cause");
    }

    /** As a list of executions tells it: without input and outcome. */
    public static Execution listed(
            ExecutionArn arn,
            StateMachineArn stateMachine,
            ExecutionStatus status,
            Instant startDate,
            Optional<Instant> stopDate) {
        return new Execution(
                arn,
                stateMachine,
                status,
                startDate,
                stopDate,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public String name() {
        return arn.name();
    }

    public boolean isRunning() {
        return !status.isClosed();
    }

    /** How long it has run, or ran; zero when the local clock is behind AWS's. */
    public Duration lasted(Instant now) {
        Duration lasted = Duration.between(startDate, stopDate.orElse(now));
        return lasted.isNegative() ? Duration.ZERO : lasted;
    }

    /** The same execution, ended. */
    public Execution ended(ExecutionStatus how, Instant at) {
        return new Execution(arn, stateMachine, how, startDate, Optional.of(at), input, output, error, cause);
    }

    /** The same execution, running again after a redrive. */
    public Execution reopened() {
        return new Execution(
                arn,
                stateMachine,
                ExecutionStatus.RUNNING,
                startDate,
                Optional.empty(),
                input,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
