package dev.countersign.domain.stack;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of the list of stacks.
 *
 * @param statusReason CloudFormation's reason; often absent
 * @param updated absent until the first update
 */
public record StackSummary(
        StackId id,
        StackStatus status,
        Optional<String> statusReason,
        Optional<String> description,
        Instant created,
        Optional<Instant> updated) {
    public String name() {
        return id.name();
    }
}
