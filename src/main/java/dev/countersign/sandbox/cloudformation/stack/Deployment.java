package dev.countersign.sandbox.cloudformation.stack;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.cloudformation.kinds.Kinds;
import dev.countersign.sandbox.cloudformation.resource.Live;
import dev.countersign.sandbox.cloudformation.resource.Properties;
import dev.countersign.sandbox.cloudformation.resource.Provision;
import dev.countersign.sandbox.cloudformation.resource.ResourceKind;
import dev.countersign.sandbox.cloudformation.template.Evaluator;
import dev.countersign.sandbox.cloudformation.template.Template.Resource;
import dev.countersign.sandbox.cloudformation.template.Values;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** What creation, update and deletion of a stack have in common: one resource at a time, and an event for each step. */
final class Deployment {
    /** AWS takes seconds for most resources; a stack here should be ready before anybody gets tired of it. */
    private static final Duration STEP = Duration.ofMillis(20);

    private final World world;
    private final Kinds kinds;
    private final Exports exports;
    private final Stack stack;
    private final Caller caller;
    private final Optional<String> token;

    Deployment(World world, Kinds kinds, Exports exports, Stack stack, Caller caller, Optional<String> token) {
        this.world = world;
        this.kinds = kinds;
        this.exports = exports;
        this.stack = stack;
        this.caller = caller;
        this.token = token;
    }

    Stack stack() {
        return stack;
    }

    Exports exports() {
        return exports;
    }

    void become(StackStatus status, String reason) {
        stack.become(status, reason.isEmpty() ? Optional.empty() : Optional.of(reason), token);
    }

    void report(StackResource resource, ResourceStatus status, String reason) {
        stack.report(resource, status, reason.isEmpty() ? Optional.empty() : Optional.of(reason), token);
    }

    void note(StackResource resource, ResourceStatus status, String reason) {
        stack.note(resource, status, reason.isEmpty() ? Optional.empty() : Optional.of(reason), token);
    }

    ResourceKind kind(String type) {
        return kinds.of(type);
    }

    /** Lets a little time pass. */
    void pause() {
        var passed = new CompletableFuture<Boolean>();
        world.clock().after(STEP, () -> passed.complete(true));
        world.clock().await(passed);
    }

    private Provision provision(String logicalId, Consumer<String> onCreated) {
        return new Provision(world, caller, stack.name(), logicalId, onCreated);
    }

    /** A declared resource that does not exist yet. */
    StackResource declared(Resource resource, Evaluator evaluator) {
        return new StackResource(
                resource.logicalId(),
                resource.type(),
                Optional.empty(),
                Properties.NONE,
                ResourceStatus.CREATE_IN_PROGRESS,
                Optional.empty(),
                world.clock().instant(),
                String.valueOf(evaluator.value(resource.deletionPolicy())),
                String.valueOf(evaluator.value(resource.updateReplacePolicy())));
    }

    /**
     * Makes a resource, as a new one of the stack or in place of another.
     *
     * @param wanted its properties, unevaluated
     * @param going {@code CREATE_IN_PROGRESS}, or {@code UPDATE_IN_PROGRESS} for a replacement; decides the further statuses
     */
    void create(StackResource declared, Map<String, Object> wanted, Evaluator evaluator, ResourceStatus going) {
        boolean isNew = going == ResourceStatus.CREATE_IN_PROGRESS;
        report(
                declared,
                going,
                isNew
                        ? ""
                        : "Requested update requires the creation of a new physical resource; hence"
                                + " creating one.");
        pause();
        String id = declared.logicalId();
        var made = new StackResource[] {declared};
        try {
            var properties = new Properties(evaluator.properties(wanted));
            made[0] = declared.applied(properties, declared.deletionPolicy(), declared.updateReplacePolicy());
            ResourceKind kind = kinds.of(declared.type());
            kind.schema().check(properties.values());
            Live live = kind.create(
                    provision(id, physicalId -> {
                        made[0] = made[0].with(Live.of(physicalId, Map.of()));
                        report(made[0], going, "Resource creation Initiated");
                    }),
                    properties);
            pause();
            report(made[0].with(live), isNew ? ResourceStatus.CREATE_COMPLETE : ResourceStatus.UPDATE_COMPLETE, "");
        } catch (RuntimeException e) {
            String reason = ResourceFailure.reason(declared, e);
            report(made[0], isNew ? ResourceStatus.CREATE_FAILED : ResourceStatus.UPDATE_FAILED, reason);
            throw new ResourceFailure(id, isNew ? "create" : "update", reason);
        }
    }

    /** Changes a resource in place. */
    void update(StackResource resource, Live live, Properties wanted) {
        report(resource, ResourceStatus.UPDATE_IN_PROGRESS, "");
        pause();
        try {
            ResourceKind kind = kinds.of(resource.type());
            kind.schema().check(wanted.values());
            Live changed = kind.update(provision(resource.logicalId(), id -> {}), live, resource.properties(), wanted);
            report(
                    resource.with(changed).applied(wanted, resource.deletionPolicy(), resource.updateReplacePolicy()),
                    ResourceStatus.UPDATE_COMPLETE,
                    "");
        } catch (RuntimeException e) {
            String reason = ResourceFailure.reason(resource, e);
            // The service may have taken a part of the change: the way back has to undo all of it.
            report(
                    resource.applied(wanted, resource.deletionPolicy(), resource.updateReplacePolicy()),
                    ResourceStatus.UPDATE_FAILED,
                    reason);
            throw new ResourceFailure(resource.logicalId(), "update", reason);
        }
    }

    /**
     * Deletes a resource of the stack, or keeps it if its policy says so.
     *
     * @return whether it is out of the stack
     */
    boolean delete(StackResource resource, String policy) {
        if (resource.live().isEmpty()) {
            stack.forget(resource.logicalId());
            return true;
        }
        if (policy.startsWith("Retain")) {
            report(resource, ResourceStatus.DELETE_SKIPPED, "");
            return true;
        }
        report(resource, ResourceStatus.DELETE_IN_PROGRESS, "");
        pause();
        try {
            remove(resource);
            report(resource, ResourceStatus.DELETE_COMPLETE, "");
            return true;
        } catch (RuntimeException e) {
            report(resource, ResourceStatus.DELETE_FAILED, ResourceFailure.reason(resource, e));
            return false;
        }
    }

    /** Deletes a physical resource that is not the stack's own any more; what cannot be deleted stays behind, as with AWS. */
    void cleanUp(StackResource resource, String policy) {
        if (resource.live().isEmpty()) {
            return;
        }
        if (policy.equals("Retain")) {
            note(resource, ResourceStatus.DELETE_SKIPPED, "");
            return;
        }
        note(resource, ResourceStatus.DELETE_IN_PROGRESS, "");
        pause();
        try {
            remove(resource);
            note(resource, ResourceStatus.DELETE_COMPLETE, "");
        } catch (RuntimeException e) {
            note(resource, ResourceStatus.DELETE_FAILED, ResourceFailure.reason(resource, e));
        }
    }

    private void remove(StackResource resource) {
        resource.live()
                .ifPresent(live -> kinds.of(resource.type())
                        .delete(provision(resource.logicalId(), id -> {}), live, resource.properties()));
    }

    /** Whether two sets of properties are the same to CloudFormation. */
    static boolean same(Properties one, Properties other) {
        return Values.normal(one.values()).equals(Values.normal(other.values()));
    }
}
