package dev.countersign.stack.health.setup;

import dev.countersign.stack.health.facts.Fact;
import dev.countersign.stack.health.facts.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A state machine.
 *
 * @param express whether it is of type EXPRESS
 * @param timeout its own timeout in seconds
 * @param tasks the tasks that hand out a token and wait for its return
 * @param logsData whether its log holds the data of executions
 */
public record MachineSetup(
        Thing thing,
        Fact<Boolean> express,
        Fact<Optional<Long>> timeout,
        Fact<List<CallbackTask>> tasks,
        Fact<Boolean> logsData) {
    /**
     * A task that waits for its token.
     *
     * @param path the keys that lead to it within the definition
     * @param timeout in seconds
     * @param heartbeat in seconds
     * @param catchesTimeout whether an end by timeout is caught
     */
    public record CallbackTask(
            String state,
            List<String> path,
            Fact<Optional<Long>> timeout,
            Fact<Optional<Long>> heartbeat,
            boolean catchesTimeout,
            Origin origin) {
        public CallbackTask {
            path = List.copyOf(path);
        }
    }
}
