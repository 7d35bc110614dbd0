package dev.countersign.sandbox.events;

import dev.countersign.sandbox.api.AwsEvent;
import dev.countersign.sandbox.api.EventSink;
import dev.countersign.sandbox.api.World;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The default bus: matches each event against the rules at once, and delivers later. */
final class EventBus implements EventSink {
    private final World world;
    private final RuleBook rules;
    private final Delivery delivery;
    private final RuleMetrics metrics;

    EventBus(World world, RuleBook rules, Delivery delivery) {
        this.world = world;
        this.rules = rules;
        this.delivery = delivery;
        this.metrics = new RuleMetrics(world);
    }

    @Override
    public void emit(AwsEvent event) {
        send(EventEnvelope.of(event, world.account(), world.clock().instant()));
    }

    /** @return the event's id */
    UUID send(ObjectNode event) {
        for (StoredRule rule : rules.all()) {
            if (rule.isEnabled()
                    && rule.pattern().map(pattern -> pattern.matches(event)).orElse(false)) {
                deliver(rule, event);
            }
        }
        return UUID.fromString(event.get("id").stringValue());
    }

    /** Gives an event to one rule's targets without asking its pattern. */
    void trigger(StoredRule rule, AwsEvent event) {
        deliver(rule, EventEnvelope.of(event, world.account(), world.clock().instant()));
    }

    private void deliver(StoredRule rule, ObjectNode event) {
        metrics.matched(rule);
        rule.targets().forEach(target -> delivery.start(rule, target, event));
    }
}
