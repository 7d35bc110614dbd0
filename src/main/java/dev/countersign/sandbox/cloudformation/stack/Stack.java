package dev.countersign.sandbox.cloudformation.stack;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.cloudformation.template.Evaluator;
import dev.countersign.sandbox.cloudformation.template.ParameterValues;
import dev.countersign.sandbox.cloudformation.template.Scope;
import dev.countersign.sandbox.cloudformation.template.Template;
import dev.countersign.sandbox.cloudformation.template.TemplateError;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** A stack and all that has happened to it. Safe to read while a deployment changes it. */
public final class Stack {
    private static final String STACK_TYPE = "AWS::CloudFormation::Stack";

    private final String id;
    private final String name;
    private final Account account;
    private final InstantSource clock;
    private final Instant created;
    private final Map<String, StackResource> resources = new LinkedHashMap<>();
    private final List<StackEvent> events = new ArrayList<>();
    private final Map<String, ChangeSet> changeSets = new LinkedHashMap<>();
    private Plan plan;
    private StackStatus status = StackStatus.REVIEW_IN_PROGRESS;
    private Optional<String> reason = Optional.empty();
    private Optional<Instant> updated = Optional.empty();
    private Optional<Instant> deleted = Optional.empty();
    private Optional<String> executedChangeSet = Optional.empty();
    private List<Output> outputs = List.of();
    private Optional<StackRollback> unfinished = Optional.empty();

    public Stack(String name, Account account, InstantSource clock, Plan plan) {
        this.name = name;
        this.account = account;
        this.clock = clock;
        this.plan = plan;
        this.created = clock.instant();
        this.id = account.arn("cloudformation", "stack/" + name + "/" + UUID.randomUUID());
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Instant created() {
        return created;
    }

    public synchronized Plan plan() {
        return plan;
    }

    public synchronized void plan(Plan newPlan) {
        plan = newPlan;
    }

    public synchronized StackStatus status() {
        return status;
    }

    public synchronized Optional<String> reason() {
        return reason;
    }

    public synchronized Optional<Instant> updated() {
        return updated;
    }

    public synchronized Optional<Instant> deleted() {
        return deleted;
    }

    public synchronized Optional<String> executedChangeSet() {
        return executedChangeSet;
    }

    synchronized void executedChangeSet(String changeSetId) {
        executedChangeSet = Optional.of(changeSetId);
    }

    /** A rollback that got stuck on the way. */
    synchronized Optional<StackRollback> unfinished() {
        return unfinished;
    }

    synchronized void unfinished(Optional<StackRollback> rollback) {
        unfinished = rollback;
    }

    synchronized void touched() {
        updated = Optional.of(clock.instant());
    }

    public synchronized List<Output> outputs() {
        return outputs;
    }

    synchronized void outputs(List<Output> newOutputs) {
        outputs = List.copyOf(newOutputs);
    }

    public boolean isDeleted() {
        return status() == StackStatus.DELETE_COMPLETE;
    }

    /** Whether a deployment is under way. */
    public boolean isBusy() {
        StackStatus now = status();
        return now.toString().endsWith("_IN_PROGRESS") && now != StackStatus.REVIEW_IN_PROGRESS;
    }

    public synchronized List<StackResource> resources() {
        return List.copyOf(resources.values());
    }

    public synchronized Optional<StackResource> resource(String logicalId) {
        return Optional.ofNullable(resources.get(logicalId));
    }

    synchronized void put(StackResource resource) {
        resources.put(resource.logicalId(), resource);
    }

    synchronized void forget(String logicalId) {
        resources.remove(logicalId);
    }

    /** Newest first. */
    public synchronized List<StackEvent> events() {
        return List.copyOf(events.reversed());
    }

    public synchronized List<ChangeSet> changeSets() {
        return List.copyOf(changeSets.values());
    }

    public synchronized void add(ChangeSet changeSet) {
        changeSets.put(changeSet.id(), changeSet);
    }

    public synchronized void remove(ChangeSet changeSet) {
        changeSets.remove(changeSet.id());
    }

    /** The stack's new status, with the event that tells of it. */
    public synchronized void become(StackStatus newStatus, Optional<String> why, Optional<String> token) {
        status = newStatus;
        reason = why;
        if (newStatus == StackStatus.DELETE_COMPLETE) {
            deleted = Optional.of(clock.instant());
        }
        events.add(StackEvent.builder()
                .stackId(id)
                .stackName(name)
                .eventId(UUID.randomUUID().toString())
                .logicalResourceId(name)
                .physicalResourceId(id)
                .resourceType(STACK_TYPE)
                .timestamp(clock.instant())
                .resourceStatus(newStatus.toString())
                .resourceStatusReason(why.orElse(null))
                .clientRequestToken(token.orElse(null))
                .build());
    }

    /** A resource's new status, with the event that tells of it. */
    synchronized StackResource report(
            StackResource resource, ResourceStatus newStatus, Optional<String> why, Optional<String> token) {
        Instant now = clock.instant();
        StackResource changed = resource.with(newStatus, why, now);
        resources.put(resource.logicalId(), changed);
        events.add(ResourceEvents.event(this, changed, token));
        return changed;
    }

    /** An event about a physical resource that is no longer, or not yet, the stack's own. */
    synchronized void note(
            StackResource resource, ResourceStatus newStatus, Optional<String> why, Optional<String> token) {
        events.add(ResourceEvents.event(this, resource.with(newStatus, why, clock.instant()), token));
    }

    /** The pseudo parameters of this stack. */
    public Map<String, Object> pseudoParameters(Plan of) {
        Map<String, Object> pseudo = new LinkedHashMap<>();
        pseudo.put("AWS::AccountId", account.id());
        pseudo.put("AWS::NotificationARNs", of.notificationArns());
        pseudo.put("AWS::Partition", "aws");
        pseudo.put("AWS::Region", account.region());
        pseudo.put("AWS::StackId", id);
        pseudo.put("AWS::StackName", name);
        pseudo.put("AWS::URLSuffix", "amazonaws.com");
        return pseudo;
    }

    /** Evaluates a plan's values against the resources that exist. */
    Evaluator evaluator(Plan of, Exports exports) {
        Template template = of.template();
        ParameterValues values = of.parameters();
        return new Evaluator(template, values, pseudoParameters(of), new LiveScope(exports));
    }

    private final class LiveScope implements Scope {
        private final Exports exports;

        LiveScope(Exports exports) {
            this.exports = exports;
        }

        @Override
        public Object ref(String logicalId) {
            return find(logicalId).ref();
        }

        @Override
        public Object attribute(String logicalId, String attribute) {
            Object value = find(logicalId).attributes().get(attribute);
            if (value == null) {
                throw TemplateError.validation("Attribute '" + attribute + "' does not exist on " + logicalId);
            }
            return value;
        }

        private dev.countersign.sandbox.cloudformation.resource.Live find(String logicalId) {
            return resource(logicalId)
                    .flatMap(StackResource::live)
                    .orElseThrow(
                            () -> TemplateError.validation("Template format error: Unresolved resource dependencies ["
                                    + logicalId + "] in the Resources block of the template"));
        }

        @Override
        public Object imported(String exportName) {
            return exports.value(exportName);
        }
    }
}
