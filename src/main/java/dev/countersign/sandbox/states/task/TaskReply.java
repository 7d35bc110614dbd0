package dev.countersign.sandbox.states.task;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a task ended. */
public sealed interface TaskReply {
    /** The service answered, or a callback brought this output. */
    record Success(@Nullable Object output) implements TaskReply {}

    /** The service or a callback said that it failed. */
    record Failure(Optional<String> error, Optional<String> cause) implements TaskReply {
        public static Failure of(String error, String cause) {
            return new Failure(Optional.of(error), Optional.of(cause));
        }
    }

    /** Nothing came in time. */
    record TimedOut(boolean heartbeat) implements TaskReply {}
}
