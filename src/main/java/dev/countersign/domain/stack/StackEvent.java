package dev.countersign.domain.stack;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry of a stack's event list.
 *
 * @param id unique within the stack
 * @param physicalId absent before the resource exists
 * @param requestToken the client request token of the operation this event belongs to
 */
public record StackEvent(
        String id,
        Instant timestamp,
        String logicalId,
        Optional<String> physicalId,
        String resourceType,
        StackStatus status,
        Optional<String> reason,
        Optional<String> requestToken) {
    private static final String STACK_TYPE = "AWS::CloudFormation::Stack";

    /** Whether the event is about the stack as a whole ({@code stack} itself, not a nested one). */
    public boolean isAboutStack(StackId stack) {
        return resourceType.equals(STACK_TYPE)
                && physicalId.map(stack.arn()::equals).orElse(logicalId.equals(stack.name()));
    }
}
