package dev.countersign.sandbox.sqs;

import dev.countersign.sandbox.api.World;
import java.net.URI;
import java.util.function.Supplier;

/** Simple Queue Service with standard queues. Delays, visibility, retention and long polls follow the sandbox's clock. */
public final class SqsService {
    private final World world;
    private final Supplier<URI> endpoint;

    /** @param endpoint the sandbox's own address, asked for when it is open */
    public SqsService(World world, Supplier<URI> endpoint) {
        this.world = world;
        this.endpoint = endpoint;
    }

    public void register() {
        var store = new QueueStore(world.account(), endpoint);
        var policies = new QueuePolicies(world.account());
        var counts = new QueueMetrics(world);
        new QueueOperations(world, store).register();
        new SendOperations(world, store, policies, counts).register();
        new ReceiveOperations(world, store, policies, counts).register();
        new MoveTaskOperations(world, store).register();
    }
}
