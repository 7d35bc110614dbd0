package dev.countersign.sandbox.events;

import dev.countersign.sandbox.api.World;

/**
 * EventBridge's default bus: rules, patterns and targets. Takes every event of the sandbox's services once it is registered.
 */
public final class EventsService {
    private final World world;

    public EventsService(World world) {
        this.world = world;
    }

    public void register() {
        var rules = new RuleBook(world.account());
        var bus = new EventBus(world, rules, new Delivery(world, new TargetCalls(world)));
        var schedules = new ScheduleClock(world.clock(), rules, bus);
        new RuleOperations(world, rules, schedules).register();
        new TargetOperations(world, rules).register();
        new RuleTags(world, rules).register();
        new EventOperations(world, rules, bus).register();
        world.sendEventsTo(bus);
    }
}
