package dev.countersign.sandbox.sns;

import dev.countersign.sandbox.api.World;

/** Simple Notification Service: topics, subscriptions with their confirmation, and mails that end in the outbox. */
public final class SnsService {
    private final World world;
    private final Outbox outbox = new Outbox();

    public SnsService(World world) {
        this.world = world;
    }

    public void register() {
        var store = new TopicStore(world.account());
        var policies = new TopicPolicies(world.account());
        new TopicOperations(world, store, policies).register();
        new SubscriptionOperations(world, store, policies, outbox).register();
        new PublishOperations(world, store, policies, outbox).register();
    }

    /** Where all mails are. */
    public Outbox outbox() {
        return outbox;
    }
}
