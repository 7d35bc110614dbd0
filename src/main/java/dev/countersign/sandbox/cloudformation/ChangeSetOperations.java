package dev.countersign.sandbox.cloudformation;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.cloudformation.stack.ChangeSet;
import dev.countersign.sandbox.cloudformation.stack.Deployments;
import dev.countersign.sandbox.cloudformation.stack.Plan;
import dev.countersign.sandbox.cloudformation.stack.Stack;
import dev.countersign.sandbox.cloudformation.template.Template;
import dev.countersign.sandbox.cloudformation.template.TemplateError;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetSummary;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.cloudformation.model.ListChangeSetsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListChangeSetsResponse;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Change sets: made, looked at, carried out or thrown away. */
final class ChangeSetOperations {
    private final World world;
    private final Stacks stacks;
    private final TemplateSource source;
    private final Deployments deployments;

    ChangeSetOperations(World world, Stacks stacks, TemplateSource source, Deployments deployments) {
        this.world = world;
        this.stacks = stacks;
        this.source = source;
        this.deployments = deployments;
    }

    void register() {
        var operations = world.operations();
        operations.on(
                CreateChangeSetRequest.class,
                CloudFormationService.<CreateChangeSetRequest>onStack(
                        world, "CreateChangeSet", CreateChangeSetRequest::stackName),
                this::create);
        operations.on(
                DescribeChangeSetRequest.class,
                CloudFormationService.<DescribeChangeSetRequest>onStack(
                        world, "DescribeChangeSet", r -> stackOf(r.stackName(), r.changeSetName())),
                (request, caller) -> describe(request));
        operations.on(
                ExecuteChangeSetRequest.class,
                CloudFormationService.<ExecuteChangeSetRequest>onStack(
                        world, "ExecuteChangeSet", r -> stackOf(r.stackName(), r.changeSetName())),
                this::execute);
        operations.on(
                DeleteChangeSetRequest.class,
                CloudFormationService.<DeleteChangeSetRequest>onStack(
                        world, "DeleteChangeSet", r -> stackOf(r.stackName(), r.changeSetName())),
                (request, caller) -> delete(request));
        operations.on(
                ListChangeSetsRequest.class,
                CloudFormationService.<ListChangeSetsRequest>onStack(
                        world, "ListChangeSets", ListChangeSetsRequest::stackName),
                (request, caller) -> list(request));
    }

    /** Permissions are on the stack; a change set's ARN does not name it. */
    private String stackOf(@Nullable String stackName, @Nullable String changeSet) {
        return stackName != null
                ? stackName
                : stacks.changeSet(changeSet, null).stack().id();
    }

    private CreateChangeSetResponse create(CreateChangeSetRequest request, Caller caller) {
        String name = Plans.checkedName(request.changeSetName(), "changeSetName");
        ChangeSetType type = Objects.requireNonNullElse(request.changeSetType(), ChangeSetType.UPDATE);
        if (type != ChangeSetType.CREATE && type != ChangeSetType.UPDATE) {
            throw ServiceError.notImplemented("change sets of type " + request.changeSetTypeAsString());
        }
        Optional<Stack> present = stacks.find(request.stackName()).filter(stack -> !stack.isDeleted());
        Optional<Stack> standing = present.filter(stack -> stack.status() != StackStatus.REVIEW_IN_PROGRESS);
        Stack stack = type == ChangeSetType.CREATE
                ? reviewed(request, caller, present, standing)
                : updated(request, standing);
        Plan plan = plan(request, caller, standing);
        Plans.check(plan, stack.pseudoParameters(plan));
        if (stack.changeSets().stream().anyMatch(each -> each.name().equals(name))) {
            throw ServiceError.of("AlreadyExistsException", "ChangeSet " + name + " already exists");
        }
        if (present.isEmpty()) {
            stacks.add(stack);
            stack.become(
                    StackStatus.REVIEW_IN_PROGRESS,
                    Optional.of("User Initiated"),
                    Optional.ofNullable(request.clientToken()));
        }
        var changeSet = new ChangeSet(
                world.account().arn("cloudformation", "changeSet/" + name + "/" + UUID.randomUUID()),
                name,
                type,
                plan,
                world.clock().instant(),
                Optional.ofNullable(request.description()));
        deployments.compute(stack, changeSet);
        return CreateChangeSetResponse.builder()
                .id(changeSet.id())
                .stackId(stack.id())
                .build();
    }

    private Stack reviewed(
            CreateChangeSetRequest request, Caller caller, Optional<Stack> present, Optional<Stack> standing) {
        if (standing.isPresent()) {
            throw TemplateError.validation("Stack [" + request.stackName()
                    + "] already exists and cannot be created again with the changeSet [" + request.changeSetName()
                    + "].");
        }
        return present.orElseGet(() -> new Stack(
                Plans.checkedName(request.stackName(), "stackName"),
                world.account(),
                world.clock(),
                plan(request, caller, Optional.empty())));
    }

    private static Stack updated(CreateChangeSetRequest request, Optional<Stack> standing) {
        Stack stack = standing.orElseThrow(
                () -> TemplateError.validation("Stack [" + request.stackName() + "] does not exist"));
        StackOperations.refuseUnlessUpdatable(stack);
        return stack;
    }

    private Plan plan(CreateChangeSetRequest request, Caller caller, Optional<Stack> standing) {
        Template template = Boolean.TRUE.equals(request.usePreviousTemplate()) && standing.isPresent()
                ? standing.orElseThrow().plan().template()
                : source.read(request.templateBody(), request.templateURL(), caller);
        Optional<Plan> before = standing.map(Stack::plan);
        return new Plan(
                template,
                Plans.values(template, request.parameters(), standing),
                request.capabilitiesAsStrings(),
                request.hasTags()
                        ? Plans.tags(request.tags())
                        : before.map(Plan::tags).orElse(java.util.Map.of()),
                request.hasNotificationARNs()
                        ? request.notificationARNs()
                        : before.map(Plan::notificationArns).orElse(List.of()),
                Optional.ofNullable(request.roleARN()).or(() -> before.flatMap(Plan::roleArn)),
                before.flatMap(Plan::timeoutInMinutes),
                StackOperations.onFailure(request.onStackFailureAsString(), null),
                before.map(Plan::terminationProtection).orElse(false));
    }

    private DescribeChangeSetResponse describe(DescribeChangeSetRequest request) {
        Stacks.Found found = stacks.changeSet(request.changeSetName(), request.stackName());
        ChangeSet changeSet = found.changeSet();
        // The status comes first: once it is complete the changes are there, so nobody sees a complete set without
        // them.
        ChangeSetStatus status = changeSet.status();
        boolean withValues = Boolean.TRUE.equals(request.includePropertyValues());
        Pages<Change> page = Pages.of(
                changeSet.changes().stream()
                        .map(change -> withValues ? change : ChangesWithoutValues.of(change))
                        .toList(),
                request.nextToken());
        Plan plan = changeSet.plan();
        return DescribeChangeSetResponse.builder()
                .changeSetName(changeSet.name())
                .changeSetId(changeSet.id())
                .stackId(found.stack().id())
                .stackName(found.stack().name())
                .description(changeSet.description().orElse(null))
                .parameters(Descriptions.parameters(plan.template(), plan.parameters()))
                .creationTime(changeSet.created())
                .executionStatus(changeSet.execution())
                .status(status)
                .statusReason(changeSet.reason().orElse(null))
                .notificationARNs(plan.notificationArns())
                .capabilitiesWithStrings(plan.capabilities())
                .tags(Descriptions.tags(plan.tags()))
                .includeNestedStacks(false)
                .changes(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private ExecuteChangeSetResponse execute(ExecuteChangeSetRequest request, Caller caller) {
        Stacks.Found found = stacks.changeSet(request.changeSetName(), request.stackName());
        ChangeSet changeSet = found.changeSet();
        if (changeSet.execution() != ExecutionStatus.AVAILABLE) {
            throw ServiceError.of(
                    "InvalidChangeSetStatus",
                    "ChangeSet [" + changeSet.id() + "] cannot be executed in its current status of ["
                            + (changeSet.execution() == ExecutionStatus.UNAVAILABLE
                                    ? changeSet.status()
                                    : changeSet.execution())
                            + "]");
        }
        if (found.stack().isBusy()) {
            StackOperations.refuseUnlessUpdatable(found.stack());
        }
        deployments.execute(
                found.stack(),
                changeSet,
                Optional.ofNullable(request.disableRollback()),
                caller,
                Optional.ofNullable(request.clientRequestToken()));
        return ExecuteChangeSetResponse.builder().build();
    }

    // The stack of a new change set stays in review: AWS keeps it until it is deleted, too.
    private DeleteChangeSetResponse delete(DeleteChangeSetRequest request) {
        Stacks.Found found;
        try {
            found = stacks.changeSet(request.changeSetName(), request.stackName());
        } catch (ServiceError e) {
            if (e.code().equals("ChangeSetNotFound")) {
                return DeleteChangeSetResponse.builder().build();
            }
            throw e;
        }
        if (found.changeSet().execution() == ExecutionStatus.EXECUTE_IN_PROGRESS) {
            throw ServiceError.of(
                    "InvalidChangeSetStatus",
                    "ChangeSet [" + found.changeSet().id() + "] cannot be deleted in its current status of ["
                            + found.changeSet().execution() + "]");
        }
        found.stack().remove(found.changeSet());
        return DeleteChangeSetResponse.builder().build();
    }

    private ListChangeSetsResponse list(ListChangeSetsRequest request) {
        Stack stack = stacks.get(request.stackName());
        Pages<ChangeSet> page = Pages.of(stack.changeSets().reversed(), request.nextToken());
        return ListChangeSetsResponse.builder()
                .summaries(page.items().stream()
                        .map(each -> ChangeSetSummary.builder()
                                .stackId(stack.id())
                                .stackName(stack.name())
                                .changeSetId(each.id())
                                .changeSetName(each.name())
                                .executionStatus(each.execution())
                                .status(each.status())
                                .statusReason(each.reason().orElse(null))
                                .creationTime(each.created())
                                .description(each.description().orElse(null))
                                .includeNestedStacks(false)
                                .build())
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }
}
