package dev.countersign.domain;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * An EventBridge rule on the default bus.
 *
 * @param pattern the event pattern as JSON; empty for a scheduled rule
 * @param targets what it calls, in the order of their ids
 */
public record EventRule(String name, String arn, boolean enabled, String pattern, List<RuleTarget> targets) {
    public EventRule {
        requireNonNull(name, "name");
        requireNonNull(arn, "arn");
        requireNonNull(pattern, "pattern");
        targets = List.copyOf(targets);
    }

    /**
     * One target of a rule: a Lambda function, a state machine, a pipeline.
     *
     * @param roleArn the role with which EventBridge calls it; absent for a function, which permits EventBridge itself
     * @param deadLetterArn the queue for what could not be delivered
     * @param input what the target is given in place of the event: a fixed text, or the template of one; absent = the event
     */
    public record RuleTarget(
            String id, String arn, Optional<String> roleArn, Optional<String> deadLetterArn, Optional<String> input) {
        public RuleTarget(String id, String arn) {
            this(id, arn, Optional.empty(), Optional.empty());
        }

        /** A target that is given the event itself. */
        public RuleTarget(String id, String arn, Optional<String> roleArn, Optional<String> deadLetterArn) {
            this(id, arn, roleArn, deadLetterArn, Optional.empty());
        }

        /** The name at the end of the ARN, for a person. */
        public String name() {
            int cut = Math.max(arn.lastIndexOf(':'), arn.lastIndexOf('/'));
            return arn.substring(cut + 1);
        }

        /** Whether the target is a Lambda function. */
        public boolean isFunction() {
            return arn.contains(":lambda:") && arn.contains(":function:");
        }
    }
}
