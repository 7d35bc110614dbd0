package dev.countersign.sandbox.cloudformation;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.cloudformation.stack.Deployments;
import dev.countersign.sandbox.cloudformation.stack.Plan;
import dev.countersign.sandbox.cloudformation.stack.Plan.OnFailure;
import dev.countersign.sandbox.cloudformation.stack.Stack;
import dev.countersign.sandbox.cloudformation.template.Template;
import dev.countersign.sandbox.cloudformation.template.TemplateError;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.ContinueUpdateRollbackRequest;
import software.amazon.awssdk.services.cloudformation.model.ContinueUpdateRollbackResponse;
import software.amazon.awssdk.services.cloudformation.model.CreateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateStackResponse;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackResponse;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackResponse;
import software.amazon.awssdk.services.cloudformation.model.UpdateTerminationProtectionRequest;
import software.amazon.awssdk.services.cloudformation.model.UpdateTerminationProtectionResponse;

/** Creates, updates and deletes stacks without a change set. */
final class StackOperations {
    private static final Set<StackStatus> UPDATABLE = Set.of(
            StackStatus.CREATE_COMPLETE,
            StackStatus.UPDATE_COMPLETE,
            StackStatus.UPDATE_ROLLBACK_COMPLETE,
            StackStatus.CREATE_FAILED,
            StackStatus.UPDATE_FAILED,
            StackStatus.IMPORT_COMPLETE);

    private final World world;
    private final Stacks stacks;
    private final TemplateSource source;
    private final Deployments deployments;

    StackOperations(World world, Stacks stacks, TemplateSource source, Deployments deployments) {
        this.world = world;
        this.stacks = stacks;
        this.source = source;
        this.deployments = deployments;
    }

    void register() {
        world.operations()
                .on(
                        CreateStackRequest.class,
                        CloudFormationService.<CreateStackRequest>onStack(
                                world, "CreateStack", CreateStackRequest::stackName),
                        this::create);
        world.operations()
                .on(
                        UpdateStackRequest.class,
                        CloudFormationService.<UpdateStackRequest>onStack(
                                world, "UpdateStack", UpdateStackRequest::stackName),
                        this::update);
        world.operations()
                .on(
                        DeleteStackRequest.class,
                        CloudFormationService.<DeleteStackRequest>onStack(
                                world, "DeleteStack", DeleteStackRequest::stackName),
                        this::delete);
        world.operations()
                .on(
                        ContinueUpdateRollbackRequest.class,
                        CloudFormationService.<ContinueUpdateRollbackRequest>onStack(
                                world, "ContinueUpdateRollback", ContinueUpdateRollbackRequest::stackName),
                        (request, caller) -> continueRollback(request));
        world.operations()
                .on(
                        UpdateTerminationProtectionRequest.class,
                        CloudFormationService.<UpdateTerminationProtectionRequest>onStack(
                                world, "UpdateTerminationProtection", UpdateTerminationProtectionRequest::stackName),
                        (request, caller) -> protect(request));
    }

    private CreateStackResponse create(CreateStackRequest request, Caller caller) {
        String name = Plans.checkedName(request.stackName(), "stackName");
        Template template = source.read(request.templateBody(), request.templateURL(), caller);
        if (stacks.find(name).isPresent()) {
            throw ServiceError.of("AlreadyExistsException", "Stack [" + name + "] already exists");
        }
        var plan = new Plan(
                template,
                Plans.values(template, request.parameters(), Optional.empty()),
                request.capabilitiesAsStrings(),
                Plans.tags(request.tags()),
                request.notificationARNs(),
                Optional.ofNullable(request.roleARN()),
                Optional.ofNullable(request.timeoutInMinutes()),
                onFailure(request.onFailureAsString(), request.disableRollback()),
                Boolean.TRUE.equals(request.enableTerminationProtection()));
        var stack = new Stack(name, world.account(), world.clock(), plan);
        Plans.check(plan, stack.pseudoParameters(plan));
        stacks.add(stack);
        deployments.create(stack, caller, Optional.ofNullable(request.clientRequestToken()));
        return CreateStackResponse.builder().stackId(stack.id()).build();
    }

    static OnFailure onFailure(@Nullable String asked, @Nullable Boolean disableRollback) {
        if (asked != null && disableRollback != null) {
            throw TemplateError.validation("Either DisableRollback or OnFailure can be specified, not both.");
        }
        if (asked == null) {
            return Boolean.TRUE.equals(disableRollback) ? OnFailure.DO_NOTHING : OnFailure.ROLLBACK;
        }
        return OnFailure.valueOf(asked);
    }

    private UpdateStackResponse update(UpdateStackRequest request, Caller caller) {
        Stack stack = stacks.find(request.stackName())
                .filter(each -> !each.isDeleted())
                .orElseThrow(() -> TemplateError.validation("Stack [" + request.stackName() + "] does not exist"));
        refuseUnlessUpdatable(stack);
        boolean keepsTemplate = Boolean.TRUE.equals(request.usePreviousTemplate());
        Template template = keepsTemplate
                ? stack.plan().template()
                : source.read(request.templateBody(), request.templateURL(), caller);
        var plan = new Plan(
                template,
                Plans.values(template, request.parameters(), Optional.of(stack)),
                request.capabilitiesAsStrings(),
                request.hasTags() ? Plans.tags(request.tags()) : stack.plan().tags(),
                request.hasNotificationARNs()
                        ? request.notificationARNs()
                        : stack.plan().notificationArns(),
                Optional.ofNullable(request.roleARN()).or(() -> stack.plan().roleArn()),
                stack.plan().timeoutInMinutes(),
                stack.plan().onFailure(),
                stack.plan().terminationProtection());
        Plans.check(plan, stack.pseudoParameters(plan));
        deployments.update(
                stack,
                plan,
                Boolean.TRUE.equals(request.disableRollback()),
                caller,
                Optional.ofNullable(request.clientRequestToken()));
        return UpdateStackResponse.builder().stackId(stack.id()).build();
    }

    static void refuseUnlessUpdatable(Stack stack) {
        if (!UPDATABLE.contains(stack.status())) {
            throw TemplateError.validation(
                    "Stack:" + stack.id() + " is in " + stack.status() + " state and can not be updated.");
        }
    }

    private ContinueUpdateRollbackResponse continueRollback(ContinueUpdateRollbackRequest request) {
        deployments.continueRollback(
                stacks.get(request.stackName()),
                new HashSet<>(request.resourcesToSkip()),
                Optional.ofNullable(request.clientRequestToken()));
        return ContinueUpdateRollbackResponse.builder().build();
    }

    private UpdateTerminationProtectionResponse protect(UpdateTerminationProtectionRequest request) {
        Stack stack = stacks.get(request.stackName());
        stack.plan(stack.plan().protectedAgainstDeletion(Boolean.TRUE.equals(request.enableTerminationProtection())));
        return UpdateTerminationProtectionResponse.builder().stackId(stack.id()).build();
    }

    private DeleteStackResponse delete(DeleteStackRequest request, Caller caller) {
        Optional<Stack> found = stacks.find(request.stackName()).filter(stack -> !stack.isDeleted());
        // Deleting what is not there succeeds.
        found.ifPresent(stack -> delete(stack, request, caller));
        return DeleteStackResponse.builder().build();
    }

    private void delete(Stack stack, DeleteStackRequest request, Caller caller) {
        if (stack.plan().terminationProtection()) {
            throw TemplateError.validation(
                    "Stack [" + stack.name() + "] cannot be deleted while TerminationProtection is" + " enabled");
        }
        if (stack.status() == StackStatus.DELETE_IN_PROGRESS) {
            return;
        }
        if (stack.isBusy()) {
            throw TemplateError.validation(
                    "Stack [" + stack.name() + "] cannot be deleted while in status " + stack.status());
        }
        List<String> retained = request.retainResources();
        if (!retained.isEmpty() && stack.status() != StackStatus.DELETE_FAILED) {
            throw TemplateError.validation("Invalid operation on stack [" + stack.id()
                    + "]. Resources can be retained only when the stack is in the DELETE_FAILED state.");
        }
        refuseWhileImported(stack);
        Optional<String> token = Optional.ofNullable(request.clientRequestToken());
        if (stack.status() == StackStatus.REVIEW_IN_PROGRESS) {
            stack.become(StackStatus.DELETE_COMPLETE, Optional.empty(), token);
            return;
        }
        deployments.delete(stack, new HashSet<>(retained), caller, token);
    }

    private void refuseWhileImported(Stack stack) {
        stack.outputs().stream()
                .map(Output::exportName)
                .filter(Objects::nonNull)
                .forEach(export -> Imports.of(stacks, export).stream()
                        .findFirst()
                        .ifPresent(user -> {
                            throw TemplateError.validation(
                                    "Export " + export + " cannot be deleted as it is in use by " + user);
                        }));
    }
}
