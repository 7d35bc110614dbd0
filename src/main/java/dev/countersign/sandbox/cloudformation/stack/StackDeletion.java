package dev.countersign.sandbox.cloudformation.stack;

import dev.countersign.sandbox.cloudformation.template.DependencyOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Deletes a stack's resources, the last made first. */
final class StackDeletion implements Runnable {
    private final Deployment deployment;
    private final Stack stack;
    private final Set<String> retained;

    /** @param retained logical ids to keep, beside those whose policy says so */
    StackDeletion(Deployment deployment, Set<String> retained) {
        this.deployment = deployment;
        this.stack = deployment.stack();
        this.retained = retained;
    }

    @Override
    public void run() {
        List<String> stuck = new ArrayList<>();
        for (String id : order().reversed()) {
            stack.resource(id)
                    .filter(StackDeletion::isLeft)
                    .filter(resource ->
                            !deployment.delete(resource, retained.contains(id) ? "Retain" : resource.deletionPolicy()))
                    .ifPresent(resource -> stuck.add(id));
        }
        if (stuck.isEmpty()) {
            deployment.become(StackStatus.DELETE_COMPLETE, "");
        } else {
            deployment.become(StackStatus.DELETE_FAILED, "The following resource(s) failed to delete: " + stuck + ". ");
        }
    }

    private static boolean isLeft(StackResource resource) {
        return resource.status() != ResourceStatus.DELETE_COMPLETE
                && resource.status() != ResourceStatus.DELETE_SKIPPED;
    }

    /** The order of the template; a resource that only a failed update knew comes last, and so is deleted first. */
    private List<String> order() {
        List<String> order = new ArrayList<>(DependencyOrder.of(stack.plan().template()));
        stack.resources().stream()
                .map(StackResource::logicalId)
                .filter(id -> !order.contains(id))
                .forEach(order::add);
        return order;
    }
}
