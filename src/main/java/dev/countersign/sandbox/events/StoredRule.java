package dev.countersign.sandbox.events;

import dev.countersign.sandbox.events.pattern.EventPattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * A rule of the default bus.
 *
 * @param rule as ListRules shows it
 * @param pattern the compiled pattern; absent for a rule with a schedule only
 * @param schedule absent for a rule with a pattern only
 * @param targets in the order in which they were put
 */
record StoredRule(
        Rule rule,
        Optional<EventPattern> pattern,
        Optional<Schedule> schedule,
        List<Target> targets,
        Map<String, String> tags) {
    String name() {
        return rule.name();
    }

    String arn() {
        return rule.arn();
    }

    boolean isEnabled() {
        return switch (rule.state()) {
            case ENABLED, ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS -> true;
            case DISABLED, UNKNOWN_TO_SDK_VERSION -> false;
        };
    }

    Optional<Target> target(@Nullable String id) {
        return targets.stream().filter(target -> target.id().equals(id)).findFirst();
    }

    StoredRule withRule(Rule changed) {
        return new StoredRule(changed, pattern, schedule, targets, tags);
    }

    StoredRule withTargets(List<Target> changed) {
        return new StoredRule(rule, pattern, schedule, List.copyOf(changed), tags);
    }

    StoredRule withTags(Map<String, String> changed) {
        return new StoredRule(rule, pattern, schedule, targets, Map.copyOf(changed));
    }
}
