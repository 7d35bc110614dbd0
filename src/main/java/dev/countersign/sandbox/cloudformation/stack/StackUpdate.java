package dev.countersign.sandbox.cloudformation.stack;

import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.cloudformation.resource.Live;
import dev.countersign.sandbox.cloudformation.resource.Properties;
import dev.countersign.sandbox.cloudformation.template.DependencyOrder;
import dev.countersign.sandbox.cloudformation.template.Evaluator;
import dev.countersign.sandbox.cloudformation.template.Template.Resource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Brings a stack to another plan; back to the one it had when a resource fails. */
final class StackUpdate implements Runnable {
    private final Deployment deployment;
    private final Stack stack;
    private final Plan before;
    private final Plan after;
    private final boolean staysBroken;
    /** Resources as they were before this update touched them; empty for those that it made. */
    private final List<StackRollback.Touched> touched = new ArrayList<>();

    /** @param staysBroken whether a failure leaves the stack as it is, instead of going back */
    StackUpdate(Deployment deployment, Plan after, boolean staysBroken) {
        this.deployment = deployment;
        this.stack = deployment.stack();
        this.before = stack.plan();
        this.after = after;
        this.staysBroken = staysBroken;
    }

    @Override
    public void run() {
        try {
            DependencyOrder.of(after.template()).forEach(this::bring);
            var outputs = Outputs.of(stack, after, deployment.exports());
            stack.plan(after);
            stack.outputs(outputs);
            deployment.become(StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, "");
            cleanUp();
            deployment.become(StackStatus.UPDATE_COMPLETE, "");
        } catch (ResourceFailure failure) {
            fail(failure.sentence());
        } catch (ServiceError failure) {
            fail(String.valueOf(failure.getMessage()));
        }
    }

    private void bring(String logicalId) {
        Resource wanted = Objects.requireNonNull(after.template().resources().get(logicalId));
        Evaluator evaluator = stack.evaluator(after, deployment.exports());
        if (!evaluator.exists(wanted)) {
            return;
        }
        Optional<StackResource> present = stack.resource(logicalId).filter(StackUpdate::exists);
        StackResource declared = deployment.declared(wanted, evaluator);
        present.filter(half -> half.status() == ResourceStatus.CREATE_FAILED)
                .ifPresent(half -> deployment.cleanUp(half, "Delete"));
        if (present.isEmpty() || present.orElseThrow().status() == ResourceStatus.CREATE_FAILED) {
            touched.add(new StackRollback.Touched(logicalId, Optional.empty()));
            deployment.create(declared, wanted.properties(), evaluator, ResourceStatus.CREATE_IN_PROGRESS);
            return;
        }
        change(present.orElseThrow(), declared, wanted, evaluator);
    }

    private static boolean exists(StackResource resource) {
        return resource.live().isPresent()
                && resource.status() != ResourceStatus.DELETE_COMPLETE
                && resource.status() != ResourceStatus.DELETE_SKIPPED;
    }

    private void change(StackResource present, StackResource declared, Resource wanted, Evaluator evaluator) {
        Properties properties = new Properties(evaluator.properties(wanted.properties()));
        StackResource repoliced =
                present.applied(present.properties(), declared.deletionPolicy(), declared.updateReplacePolicy());
        boolean retyped = !present.type().equals(wanted.type());
        if (!retyped && Deployment.same(present.properties(), properties)) {
            stack.put(repoliced);
            return;
        }
        touched.add(new StackRollback.Touched(present.logicalId(), Optional.of(present)));
        if (retyped) {
            fail(
                    present,
                    "Update of resource type is not permitted. The new template modifies resource type of the"
                            + " following resources: [" + present.logicalId() + "]");
        }
        if (needsReplacement(present, properties)) {
            refuseSameName(present, properties);
            deployment.create(declared, wanted.properties(), evaluator, ResourceStatus.UPDATE_IN_PROGRESS);
        } else {
            deployment.update(repoliced, live(present), properties);
        }
    }

    private void fail(StackResource present, String reason) {
        deployment.report(present, ResourceStatus.UPDATE_FAILED, reason);
        throw new ResourceFailure(present.logicalId(), "update", reason);
    }

    private boolean needsReplacement(StackResource present, Properties wanted) {
        Set<String> replacing = deployment.kind(present.type()).schema().replacing();
        return present.properties().differs(wanted, replacing.toArray(String[]::new));
    }

    /** A new resource cannot have the name that the old one still has. */
    private void refuseSameName(StackResource present, Properties wanted) {
        deployment.kind(present.type()).schema().nameProperty().ifPresent(name -> {
            if (wanted.has(name) && !present.properties().differs(wanted, name)) {
                fail(
                        present,
                        "CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename "
                                + wanted.need(name) + " and update the stack again.");
            }
        });
    }

    private static Live live(StackResource resource) {
        return resource.live().orElseThrow();
    }

    /** Deletes what was replaced and what the new template does not have any more. */
    private void cleanUp() {
        replaced().forEach(old -> deployment.cleanUp(old, old.updateReplacePolicy()));
        Evaluator evaluator = stack.evaluator(after, deployment.exports());
        Set<String> wanted = new HashSet<>();
        after.template().resources().values().stream()
                .filter(evaluator::exists)
                .forEach(resource -> wanted.add(resource.logicalId()));
        List<StackResource> left = stack.resources().stream()
                .filter(resource -> !wanted.contains(resource.logicalId()))
                .filter(StackUpdate::exists)
                .toList();
        left.reversed().forEach(resource -> {
            deployment.delete(resource, resource.deletionPolicy());
            stack.forget(resource.logicalId());
        });
    }

    /** What stood before in places where another physical resource stands now. */
    private List<StackResource> replaced() {
        return touched.reversed().stream()
                .flatMap(each -> each.before().stream())
                .filter(old ->
                        !old.physicalId().equals(stack.resource(old.logicalId()).flatMap(StackResource::physicalId)))
                .toList();
    }

    /** The next update has to make the change that failed in this one. */
    private void forgetTheAttempt(StackRollback.Touched each) {
        stack.resource(each.logicalId())
                .filter(now -> now.status() == ResourceStatus.UPDATE_FAILED)
                .ifPresent(now -> each.before()
                        .ifPresent(old -> stack.put(
                                now.applied(old.properties(), old.deletionPolicy(), old.updateReplacePolicy()))));
    }

    private void fail(String why) {
        if (staysBroken) {
            touched.forEach(this::forgetTheAttempt);
            deployment.become(StackStatus.UPDATE_FAILED, why);
            return;
        }
        deployment.become(StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, why);
        new StackRollback(deployment, before, touched.reversed()).goBack(Set.of());
    }
}
