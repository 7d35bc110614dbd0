package dev.countersign.sandbox.cloudformation.stack;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.cloudformation.kinds.Kinds;
import dev.countersign.sandbox.cloudformation.template.TemplateError;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Sets deployments going; each one runs by itself on the sandbox's clock. */
public final class Deployments {
    private final World world;
    private final Kinds kinds;
    private final Exports exports;

    public Deployments(World world, Kinds kinds, Exports exports) {
        this.world = world;
        this.kinds = kinds;
        this.exports = exports;
    }

    /** Makes the resources of a new stack. */
    public void create(Stack stack, Caller caller, Optional<String> token) {
        run(creation(stack, caller, token));
    }

    private Runnable creation(Stack stack, Caller caller, Optional<String> token) {
        var deployment = deployment(stack, caller, token);
        stack.become(StackStatus.CREATE_IN_PROGRESS, Optional.of("User Initiated"), token);
        return new StackCreation(deployment);
    }

    private void run(Runnable work) {
        world.clock().run(work);
    }

    /**
     * Brings a stack to a plan.
     *
     * @throws ServiceError {@code ValidationError} when nothing would change
     */
    public void update(Stack stack, Plan plan, boolean staysBroken, Caller caller, Optional<String> token) {
        run(change(stack, plan, staysBroken, caller, token));
    }

    private Runnable change(Stack stack, Plan plan, boolean staysBroken, Caller caller, Optional<String> token) {
        if (changes(stack, plan).isEmpty() && !planner(stack, plan).changesOthers()) {
            throw TemplateError.validation("No updates are to be performed.");
        }
        var deployment = deployment(stack, caller, token);
        stack.touched();
        stack.become(StackStatus.UPDATE_IN_PROGRESS, Optional.of("User Initiated"), token);
        return new StackUpdate(deployment, plan, staysBroken);
    }

    public void delete(Stack stack, Set<String> retained, Caller caller, Optional<String> token) {
        var deployment = deployment(stack, caller, token);
        stack.become(StackStatus.DELETE_IN_PROGRESS, Optional.of("User Initiated"), token);
        run(new StackDeletion(deployment, retained));
    }

    /** Tries again what stopped a rollback. */
    public void continueRollback(Stack stack, Set<String> skipped, Optional<String> token) {
        StackRollback rollback = stack.unfinished()
                .orElseThrow(() -> TemplateError.validation("Stack:" + stack.id() + " is in " + stack.status()
                        + " state and can not continue update rollback."));
        stack.become(StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, Optional.of("User Initiated"), token);
        run(() -> rollback.goBack(skipped));
    }

    /** Works out a change set in the background. */
    public void compute(Stack stack, ChangeSet changeSet) {
        stack.add(changeSet);
        world.clock().run(() -> {
            changeSet.computing();
            try {
                ChangePlanner planner = planner(stack, changeSet.plan());
                List<Change> changes = planner.changes();
                if (changes.isEmpty() && !planner.changesOthers()) {
                    changeSet.failed(ChangeSet.NO_CHANGES);
                } else {
                    changeSet.ready(changes);
                }
            } catch (ServiceError e) {
                changeSet.failed(String.valueOf(e.getMessage()));
            }
        });
    }

    /** Carries a change set out; its stack's other change sets are gone with it. */
    public void execute(
            Stack stack,
            ChangeSet changeSet,
            Optional<Boolean> disableRollback,
            Caller caller,
            Optional<String> token) {
        boolean staysBroken = disableRollback.orElse(changeSet.plan().onFailure() == Plan.OnFailure.DO_NOTHING);
        boolean isNew = stack.status() == StackStatus.REVIEW_IN_PROGRESS;
        if (isNew) {
            stack.plan(staysBroken ? changeSet.plan().with(Plan.OnFailure.DO_NOTHING) : changeSet.plan());
        }
        Runnable work =
                isNew ? creation(stack, caller, token) : change(stack, changeSet.plan(), staysBroken, caller, token);
        changeSet.executing();
        stack.executedChangeSet(changeSet.id());
        stack.changeSets().stream()
                .filter(other -> !other.id().equals(changeSet.id()))
                .forEach(stack::remove);
        run(() -> {
            work.run();
            StackStatus status = stack.status();
            changeSet.executed(status == StackStatus.CREATE_COMPLETE || status == StackStatus.UPDATE_COMPLETE);
        });
    }

    private List<Change> changes(Stack stack, Plan plan) {
        return planner(stack, plan).changes();
    }

    private ChangePlanner planner(Stack stack, Plan plan) {
        return new ChangePlanner(kinds, stack, plan, exports);
    }

    private Deployment deployment(Stack stack, Caller caller, Optional<String> token) {
        Caller deployer = stack.plan()
                .roleArn()
                .map(role -> world.identities().assume(role, "cloudformation.amazonaws.com", "AWSCloudFormation"))
                .orElse(caller);
        return new Deployment(world, kinds, exports, stack, deployer, token);
    }
}
