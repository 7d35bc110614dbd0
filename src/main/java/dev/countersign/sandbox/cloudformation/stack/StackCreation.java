package dev.countersign.sandbox.cloudformation.stack;

import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.cloudformation.template.DependencyOrder;
import dev.countersign.sandbox.cloudformation.template.Evaluator;
import dev.countersign.sandbox.cloudformation.template.Template.Resource;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Makes a new stack; takes it back when a resource fails. */
final class StackCreation implements Runnable {
    private final Deployment deployment;
    private final Stack stack;
    private final Plan plan;

    StackCreation(Deployment deployment) {
        this.deployment = deployment;
        this.stack = deployment.stack();
        this.plan = stack.plan();
    }

    @Override
    public void run() {
        List<String> order = DependencyOrder.of(plan.template());
        try {
            order.forEach(this::make);
            stack.outputs(Outputs.of(stack, plan, deployment.exports()));
            deployment.become(StackStatus.CREATE_COMPLETE, "");
        } catch (ResourceFailure failure) {
            fail(order, failure.sentence());
        } catch (ServiceError failure) {
            fail(order, failure.getMessage() + " ");
        }
    }

    private void make(String logicalId) {
        Resource resource = Objects.requireNonNull(plan.template().resources().get(logicalId));
        Evaluator evaluator = stack.evaluator(plan, deployment.exports());
        if (evaluator.exists(resource)) {
            deployment.create(
                    deployment.declared(resource, evaluator),
                    resource.properties(),
                    evaluator,
                    ResourceStatus.CREATE_IN_PROGRESS);
        }
    }

    private void fail(List<String> order, String why) {
        switch (plan.onFailure()) {
            case DO_NOTHING -> deployment.become(StackStatus.CREATE_FAILED, why);
            case ROLLBACK ->
                takeBack(
                        order,
                        StackStatus.ROLLBACK_IN_PROGRESS,
                        why + "Rollback requested by user.",
                        StackStatus.ROLLBACK_COMPLETE,
                        StackStatus.ROLLBACK_FAILED);
            case DELETE ->
                takeBack(
                        order,
                        StackStatus.DELETE_IN_PROGRESS,
                        why + "Delete requested by user.",
                        StackStatus.DELETE_COMPLETE,
                        StackStatus.DELETE_FAILED);
        }
    }

    private void takeBack(
            List<String> order, StackStatus going, String why, StackStatus succeeded, StackStatus failed) {
        deployment.become(going, why);
        List<String> stuck = order.reversed().stream()
                .flatMap(id -> stack.resource(id).stream())
                .filter(resource -> !deployment.delete(resource, policy(resource)))
                .map(StackResource::logicalId)
                .toList();
        deployment.become(
                stuck.isEmpty() ? succeeded : failed,
                stuck.isEmpty() ? "" : "The following resource(s) failed to delete: " + stuck + ". ");
    }

    private static String policy(StackResource resource) {
        return resource.deletionPolicy().equals("RetainExceptOnCreate") ? "Delete" : resource.deletionPolicy();
    }
}
