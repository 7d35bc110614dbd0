package dev.countersign.sandbox.logs;

import dev.countersign.sandbox.api.World;

/** CloudWatch Logs: groups, streams, events and their retention. */
public final class LogsService {
    private final World world;

    public LogsService(World world) {
        this.world = world;
    }

    public void register() {
        var store = new LogStore(world.account(), world.clock());
        new GroupOperations(store).register(world.operations());
        new StreamOperations(store).register(world.operations());
        new ReadOperations(store).register(world.operations());
        new ResourcePolicyOperations(store).register(world.operations());
    }
}
