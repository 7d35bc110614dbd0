package dev.countersign.sandbox.events;

import dev.countersign.sandbox.api.AwsEvent;
import dev.countersign.sandbox.clock.SandboxClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sets off the rules that have a schedule. A rule that is put again, enabled or disabled starts its interval anew. */
final class ScheduleClock {
    private final SandboxClock clock;
    private final RuleBook rules;
    private final EventBus bus;

    ScheduleClock(SandboxClock clock, RuleBook rules, EventBus bus) {
        this.clock = clock;
        this.rules = rules;
        this.bus = bus;
    }

    /** Follows the rule's schedule until the rule changes. */
    void start(StoredRule rule) {
        if (rule.isEnabled()) {
            rule.schedule().ifPresent(schedule -> clock.after(schedule.every(), () -> due(rule)));
        }
    }

    private void due(StoredRule followed) {
        Optional<StoredRule> rule = rules.find(followed.name())
                .filter(now ->
                        now.rule().equals(followed.rule()) && now.schedule().equals(followed.schedule()));
        rule.ifPresent(now -> {
            bus.trigger(now, new AwsEvent("aws.events", "Scheduled Event", List.of(now.arn()), Map.of()));
            start(now);
        });
    }
}
