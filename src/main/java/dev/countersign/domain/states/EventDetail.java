package dev.countersign.domain.states;

import dev.countersign.domain.TaskTokenHash;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What a history event tells beside its type. All texts have their task tokens redacted. */
public sealed interface EventDetail {

    /** The execution began; {@code input} as JSON text, absent when the history was read without data. */
    record ExecutionStarted(Optional<String> input) implements EventDetail {}

    /** The execution ended, and how. {@code output} only on success, {@code error} and {@code cause} only otherwise. */
    record ExecutionEnded(
            ExecutionStatus status, Optional<String> output, Optional<String> error, Optional<String> cause)
            implements EventDetail {}

    /** Some state was entered. */
    record StateEntered(String name, Optional<String> input) implements EventDetail {}

    /** Some state was left in the regular way. */
    record StateExited(String name, Optional<String> output) implements EventDetail {}

    /**
     * A task is about to call its resource.
     *
     * @param resource for example {@code invoke.waitForTaskToken}
     * @param parameters what it is called with, as JSON text
     * @param timeout the state's {@code TimeoutSeconds}, if it has one
     * @param heartbeat the state's {@code HeartbeatSeconds}, if it has one
     * @param tokens the hashes of the task tokens in the parameters
     */
    record TaskScheduled(
            String resourceType,
            String resource,
            String parameters,
            Optional<Duration> timeout,
            Optional<Duration> heartbeat,
            Set<TaskTokenHash> tokens)
            implements EventDetail {
        public TaskScheduled {
            tokens = Set.copyOf(tokens);
        }

        /** Whether the task ends only when somebody sends its token back. */
        public boolean waitsForToken() {
            return resource.endsWith(".waitForTaskToken");
        }
    }

    /** The call was begun. */
    record TaskStarted(String resourceType, String resource) implements EventDetail {}

    /** The resource took the call; {@code output} is its answer. A task that waits for its token waits from here on. */
    record TaskSubmitted(String resourceType, String resource, Optional<String> output) implements EventDetail {}

    /** The task ended well; for one that waited, {@code output} is what was sent with its token. */
    record TaskSucceeded(String resourceType, String resource, Optional<String> output) implements EventDetail {}

    /** The task ended badly: TaskFailed, TaskTimedOut, TaskStartFailed, TaskSubmitFailed. */
    record TaskFailed(String resourceType, String resource, Optional<String> error, Optional<String> cause)
            implements EventDetail {}

    /** A Lambda function that is called by its own ARN. */
    record FunctionScheduled(String functionArn, Optional<String> input) implements EventDetail {}

    /** What such a function answered. */
    record FunctionSucceeded(Optional<String> output) implements EventDetail {}

    /** Anything else that went wrong: LambdaFunctionFailed, MapRunFailed, EvaluationFailed and the like. */
    record Failed(Optional<String> error, Optional<String> cause) implements EventDetail {}

    /** Everything whose type says it all. */
    record Other() implements EventDetail {}
}
