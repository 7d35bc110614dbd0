package dev.countersign.aws;

import dev.countersign.domain.EventRule;
import java.util.List;

/** EventBridge rules. Every method blocks and throws {@link AwsFailure}. */
public interface RuleGateway {
    /** All rules of the default bus with their targets. */
    List<EventRule> rules();

    /** Whether a pattern matches an event; both as JSON text. AWS decides, by {@code TestEventPattern}. */
    boolean matches(String pattern, String event);
}
