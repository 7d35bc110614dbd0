package dev.countersign.sandbox.lambda;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.lambda.runtime.ExecutionEnvironment;
import java.time.Duration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/**
 * An environment of a function with what belongs to it for its whole life.
 *
 * @param session who the function is towards AWS: a session of its role
 * @param logStream the name of the log stream of its own
 * @param revision of the configuration that it was started for
 * @param started by {@link System#nanoTime}
 */
record WarmEnvironment(
        ExecutionEnvironment environment, Caller session, String logStream, String revision, long started) {
    /** Its keys are good for this long, and a bit longer. */
    static final Duration LIFE = Duration.ofHours(6);

    boolean isUsableFor(FunctionConfiguration configuration) {
        return revision.equals(configuration.revisionId())
                && System.nanoTime() - started < LIFE.toNanos()
                && environment.isUsable();
    }
}
