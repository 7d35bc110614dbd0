package dev.countersign.aws;

import dev.countersign.aws.access.Reads;
import dev.countersign.domain.EventRule;
import java.util.List;
import java.util.Optional;

/** EventBridge rules. Every method blocks and throws {@link AwsFailure}. */
public interface RuleGateway {
    /** All rules of the default bus with their targets. */
    @Reads
    List<EventRule> rules();

    /** One rule of the default bus with its targets; empty when there is none. */
    @Reads
    Optional<EventRule> rule(String name);

    /** The names of the rules that have something as target. */
    @Reads
    List<String> rulesFor(String targetArn);

    /** Whether a pattern matches an event; both as JSON text. AWS decides, by {@code TestEventPattern}. */
    @Reads
    boolean matches(String pattern, String event);
}
