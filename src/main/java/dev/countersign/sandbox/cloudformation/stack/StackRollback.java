package dev.countersign.sandbox.cloudformation.stack;

import dev.countersign.sandbox.cloudformation.resource.Live;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Brings a stack back to what it was before an update that failed. What fails on the way back can be tried again. */
final class StackRollback {
    private final Deployment deployment;
    private final Stack stack;
    private final Plan before;
    private final List<Touched> left;
    /** Physical resources that the update made and that nothing needs any more. */
    private final List<StackResource> surplus = new ArrayList<>();

    /**
     * A resource that the update began to change.
     *
     * @param before as it was; empty for one that the update made
     */
    record Touched(String logicalId, Optional<StackResource> before) {}

    /** @param touched the last one touched first */
    StackRollback(Deployment deployment, Plan before, List<Touched> touched) {
        this.deployment = deployment;
        this.stack = deployment.stack();
        this.before = before;
        this.left = new ArrayList<>(touched);
    }

    /** @param skipped logical ids to leave as they are, and to take for what they were */
    void goBack(Set<String> skipped) {
        left.removeIf(each -> skipped.contains(each.logicalId()) || isBack(each));
        if (!left.isEmpty()) {
            List<String> stuck = left.stream().map(Touched::logicalId).toList();
            stack.unfinished(Optional.of(this));
            deployment.become(
                    StackStatus.UPDATE_ROLLBACK_FAILED, "The following resource(s) failed to update: " + stuck + ". ");
            return;
        }
        stack.unfinished(Optional.empty());
        deployment.become(StackStatus.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS, "");
        surplus.forEach(resource -> deployment.cleanUp(resource, "Delete"));
        stack.plan(before);
        deployment.become(StackStatus.UPDATE_ROLLBACK_COMPLETE, "");
    }

    private boolean isBack(Touched each) {
        Optional<StackResource> now = stack.resource(each.logicalId());
        if (each.before().isEmpty()) {
            now.ifPresent(surplus::add);
            stack.forget(each.logicalId());
            return true;
        }
        StackResource old = each.before().orElseThrow();
        if (now.flatMap(StackResource::physicalId).equals(old.physicalId())) {
            return isChangedBack(now.orElseThrow(), old);
        }
        now.ifPresent(surplus::add);
        deployment.report(old, ResourceStatus.UPDATE_COMPLETE, "");
        return true;
    }

    // Also for the resource that failed: its service may have taken a part of the change.
    private boolean isChangedBack(StackResource now, StackResource old) {
        try {
            Live live = now.live().orElseThrow();
            deployment.update(now, live, old.properties());
            return true;
        } catch (ResourceFailure e) {
            // The next attempt has the same way to go.
            stack.resource(now.logicalId())
                    .ifPresent(failed -> stack.put(
                            failed.applied(now.properties(), now.deletionPolicy(), now.updateReplacePolicy())));
            return false;
        }
    }
}
