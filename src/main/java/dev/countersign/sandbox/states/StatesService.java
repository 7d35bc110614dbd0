package dev.countersign.sandbox.states;

import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.states.run.TaskTokens;
import dev.countersign.sandbox.states.task.Integrations;
import dev.countersign.sandbox.states.task.ServiceIntegrations;

/** Step Functions. {@link #register} puts its operations into the world. */
public final class StatesService {
    private final StateMachineOperations machines;
    private final ExecutionOperations executions;
    private final TaskOperations tasks;
    private final TagOperations tags;

    public StatesService(World world) {
        this(world, new ServiceIntegrations(world));
    }

    /** @param integrations what Task states call */
    public StatesService(World world, Integrations integrations) {
        var store = new Store();
        var tokens = new TaskTokens(world.issued());
        var encryption = new Encryption(world);
        this.machines = new StateMachineOperations(world, store, integrations, encryption);
        this.executions = new ExecutionOperations(world, store, integrations, tokens, encryption);
        this.tasks = new TaskOperations(world, store, tokens, encryption);
        this.tags = new TagOperations(world, store);
    }

    public void register() {
        machines.register();
        executions.register();
        tasks.register();
        tags.register();
    }
}
