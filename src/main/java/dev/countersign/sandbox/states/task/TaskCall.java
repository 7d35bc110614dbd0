package dev.countersign.sandbox.states.task;

import dev.countersign.sandbox.states.asl.TaskResource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a Task state asks an integrated service for.
 *
 * @param arguments its Parameters or Arguments, or its input
 * @param token the token that a callback task hands out; a secret
 * @param roleArn the state machine's role, which makes the call
 */
public record TaskCall(
        TaskResource resource,
        @Nullable Object arguments,
        Optional<String> token,
        String roleArn,
        String executionName) {
    @Override
    public String toString() {
        return "TaskCall[" + resource.arn() + "]";
    }
}
