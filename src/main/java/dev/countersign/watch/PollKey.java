package dev.countersign.watch;

import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.StateMachineArn;

/** One thing that is read again and again. */
sealed interface PollKey {
    /** The state machines and the definitions of new ones. */
    record Machines() implements PollKey {}

    /** The newest executions of a state machine. */
    record Runs(StateMachineArn machine) implements PollKey {}

    /** What is new in the history of an execution that runs. */
    record Tail(ExecutionArn execution) implements PollKey {}

    /** The histories of executions that had ended before we looked, one at a time. */
    record Backlog() implements PollKey {}

    /** The pipelines and the structures of new ones. */
    record Pipelines() implements PollKey {}

    /** A pipeline's state and, where that changed, what depends on it. */
    record OnePipeline(String name) implements PollKey {}

    /** The rules that carry answers back. */
    record Rules() implements PollKey {}

    /** Nothing of AWS: lets time pass in what was read. */
    record Time() implements PollKey {}
}
