package dev.countersign.sandbox.lambda;

import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.lambda.runtime.Runtimes;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Lambda: functions, their permissions, and invocations that really run their code. */
public final class LambdaService implements AutoCloseable {
    private final World world;
    private final Supplier<URI> endpoint;
    private final Runtimes runtimes;
    private final FunctionStore store;

    /**
     * @param python the interpreter that runs functions; empty: none, so that only functions of our own template run, in Java
     * @param foreignCode whether code that is not our own template's may run
     * @param endpoint the sandbox's own; asked when the first function is invoked
     */
    public LambdaService(World world, Optional<Path> python, boolean foreignCode, Supplier<URI> endpoint) {
        this.world = world;
        this.endpoint = endpoint;
        this.runtimes =
                new Runtimes(python, foreignCode, endpoint, world.account().region());
        this.store = new FunctionStore(world.account());
    }

    public void register() {
        var permissions = new PermissionOperations(world.account(), store);
        var invoker = new Invoker(world, runtimes, endpoint);
        var later = new AsyncInvocations(world, store, invoker, new Destinations(world));
        new FunctionOperations(world, store, new FunctionSettings(world), runtimes).register();
        permissions.register(world.operations());
        new InvokeOperations(world, store, permissions, invoker, later).register();
        new AsyncSettingsOperations(world, store).register();
        new ConcurrencyOperations(store).register(world.operations());
    }

    /** Ends all processes. */
    @Override
    public void close() {
        store.all().forEach(LambdaFunction::retire);
        runtimes.close();
    }
}
