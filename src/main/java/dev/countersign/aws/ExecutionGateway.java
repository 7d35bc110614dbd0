package dev.countersign.aws;

import dev.countersign.aws.access.Reads;
import dev.countersign.aws.access.Writes;
import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.HistoryEvent;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.domain.states.StateMachineArn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * State machines and their executions. Every method blocks and throws {@link AwsFailure}. Task tokens never get past it: each is
 * replaced by its hash before a record is built.
 */
public interface ExecutionGateway {
    /** All state machines of the account and Region that can have a history: those of type STANDARD. */
    @Reads
    List<StateMachineArn> stateMachines();

    /** A state machine as it is now. */
    @Reads
    StateMachine stateMachine(StateMachineArn arn);

    /** A state machine as this execution uses it; it may have been updated since. */
    @Reads
    StateMachine stateMachineOf(ExecutionArn arn);

    /** The newest executions, newest first, without input and outcome. */
    @Reads
    List<Execution> executions(StateMachineArn arn, int limit);

    /** The newest executions that run, newest first, without input. */
    @Reads
    default List<Execution> running(StateMachineArn arn, int limit) {
        return executions(arn, limit).stream().filter(Execution::isRunning).toList();
    }

    @Reads
    Execution execution(ExecutionArn arn);

    /** The events with an id above {@code afterId}, in order; 0 for the whole history. */
    @Reads
    List<HistoryEvent> history(ExecutionArn arn, long afterId);

    /**
     * Starts an execution.
     *
     * @param name for AWS to choose when empty
     * @param input as JSON text
     */
    @Writes("states:StartExecution")
    ExecutionArn start(StateMachineArn arn, Optional<String> name, String input);

    /** Stops an execution; it becomes ABORTED. Answers when it stopped. */
    @Writes("states:StopExecution")
    Instant stop(ExecutionArn arn, String error, String cause);
}
