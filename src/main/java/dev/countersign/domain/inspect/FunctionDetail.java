package dev.countersign.domain.inspect;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A Lambda function as {@code GetFunctionConfiguration} tells it.
 *
 * @param state {@code Active}, {@code Pending}, {@code Inactive}, {@code Failed}; absent when AWS does not say
 * @param stateReason code and text of a state other than {@code Active}
 * @param lastUpdate {@code Successful}, {@code InProgress}, {@code Failed}
 * @param deadLetterArn the function's own dead-letter queue or topic
 * @param logGroup where its log goes; {@code /aws/lambda/NAME} when AWS does not say
 * @param otherRegions the names of Regions that its environment variables hold, without its own
 */
public record FunctionDetail(
        String name,
        String arn,
        String roleArn,
        Optional<String> runtime,
        Optional<String> handler,
        Duration timeout,
        Optional<String> state,
        Optional<String> stateReason,
        Optional<String> lastUpdate,
        Optional<String> deadLetterArn,
        String logGroup,
        Set<String> otherRegions) {
    public FunctionDetail {
        otherRegions = Set.copyOf(otherRegions);
    }
}
