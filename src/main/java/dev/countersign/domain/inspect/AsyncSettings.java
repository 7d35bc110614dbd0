package dev.countersign.domain.inspect;

import java.time.Duration;
import java.util.Optional;

/**
 * How Lambda treats asynchronous calls of a function, as {@code GetFunctionEventInvokeConfig} tells it.
 *
 * @param retries 0 to 2; absent = AWS's default, 2
 * @param maximumAge how long a call is kept; absent = AWS's default, six hours
 * @param onFailureArn where a call goes that failed for good
 */
public record AsyncSettings(Optional<Integer> retries, Optional<Duration> maximumAge, Optional<String> onFailureArn) {}
