package dev.countersign.sandbox.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of asynchronous invocations that fail.
 *
 * @param maximumRetries 0 to 2
 * @param maximumAge of an event that is still tried
 * @param onSuccess ARN of the destination of results
 * @param onFailure ARN of the destination of failures
 * @param changed empty if nothing was ever configured
 */
record AsyncSettings(
        int maximumRetries,
        Duration maximumAge,
        Optional<String> onSuccess,
        Optional<String> onFailure,
        Optional<Instant> changed) {
    static final AsyncSettings DEFAULT =
            new AsyncSettings(2, Duration.ofHours(6), Optional.empty(), Optional.empty(), Optional.empty());
}
