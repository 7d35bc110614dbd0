package dev.countersign.sandbox.cloudformation;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.cloudformation.kinds.Kinds;
import dev.countersign.sandbox.cloudformation.stack.Deployments;
import dev.countersign.sandbox.cloudformation.template.TemplateCheck;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * CloudFormation: evaluates real templates and makes real resources by calling the other services as the deployer would. The
 * resource types are those of approval workflows, see {@link Kinds}.
 */
public final class CloudFormationService {
    private final World world;
    private final Kinds kinds = new Kinds();
    private final Stacks stacks = new Stacks();

    public CloudFormationService(World world) {
        this.world = world;
    }

    public void register() {
        var check = new TemplateCheck(kinds::knows, kinds::hasAttribute);
        var source = new TemplateSource(world, check);
        var deployments = new Deployments(world, kinds, stacks);
        new TemplateOperations(world, stacks, source).register();
        new StackOperations(world, stacks, source, deployments).register();
        new StackReading(world, stacks).register();
        new ChangeSetOperations(world, stacks, source, deployments).register();
    }

    /** An action on the stack that a request names by name or ARN. */
    static <Q> Access<Q> onStack(World world, String action, Function<Q, @Nullable String> stackName) {
        return Access.on("cloudformation:" + action, request -> {
            String name = stackName.apply(request);
            if (name == null) {
                return "*";
            }
            return name.startsWith("arn:") ? name : world.account().arn("cloudformation", "stack/" + name + "/*");
        });
    }
}
