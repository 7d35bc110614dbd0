package dev.countersign.sandbox.events;

import dev.countersign.sandbox.api.World;

/** {@code AWS/Events} by {@code RuleName}, with the meanings of EventBridge's user guide. */
final class RuleMetrics {
    private static final String NAMESPACE = "AWS/Events";

    private final World world;

    RuleMetrics(World world) {
        this.world = world;
    }

    /** The rule matched an event, or its schedule was due. */
    void matched(StoredRule rule) {
        count(rule, "MatchedEvents");
        count(rule, "TriggeredRules");
    }

    void tried(StoredRule rule, boolean again) {
        count(rule, "InvocationAttempts");
        if (again) {
            count(rule, "RetryInvocationAttempts");
        }
    }

    void invoked(StoredRule rule) {
        count(rule, "SuccessfulInvocationAttempts");
        count(rule, "Invocations");
    }

    /** An event was given up for a target: retries do not count before. */
    void failed(StoredRule rule) {
        count(rule, "Invocations");
        count(rule, "FailedInvocations");
    }

    void deadLetter(StoredRule rule, boolean kept) {
        count(rule, kept ? "InvocationsSentToDlq" : "InvocationsFailedToBeSentToDlq");
    }

    private void count(StoredRule rule, String name) {
        world.metrics().count(NAMESPACE, name, "RuleName", rule.name());
    }
}
