package dev.countersign.sandbox.lambda.runtime;

import java.time.Duration;
import java.util.Optional;

/**
 * How one invocation ended.
 *
 * @param payload JSON: the function's result, or its error with {@code errorMessage} and {@code errorType}
 * @param memoryMb the most that the environment has used so far; 0 where that is not measured
 * @param init how long the function took to load, if it was loaded for this invocation
 */
public record Outcome(String payload, boolean failed, int memoryMb, Optional<Duration> init) {}
