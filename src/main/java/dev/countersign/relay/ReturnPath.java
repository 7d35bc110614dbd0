package dev.countersign.relay;

import static java.util.Objects.requireNonNull;

import dev.countersign.domain.EventRule;

/**
 * A rule that reacts to an approval's answer.
 *
 * @param onApproval whether its pattern matches the event of an approval
 * @param onRejection whether its pattern matches the event of a rejection
 */
public record ReturnPath(EventRule rule, boolean onApproval, boolean onRejection) {
    public ReturnPath {
        requireNonNull(rule, "rule");
    }

    public boolean reactsTo(boolean approved) {
        return approved ? onApproval : onRejection;
    }

    /** Whether an answer would set it going. */
    public boolean works() {
        return rule.enabled() && !rule.targets().isEmpty();
    }
}
