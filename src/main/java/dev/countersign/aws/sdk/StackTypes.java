package dev.countersign.aws.sdk;

import static dev.countersign.aws.sdk.call.SdkTypes.present;

import dev.countersign.domain.stack.ChangeSet;
import dev.countersign.domain.stack.PropertyChange;
import dev.countersign.domain.stack.ResourceChange;
import dev.countersign.domain.stack.ResourceChange.Action;
import dev.countersign.domain.stack.ResourceChange.Replacement;
import dev.countersign.domain.stack.StackDetail;
import dev.countersign.domain.stack.StackEvent;
import dev.countersign.domain.stack.StackId;
import dev.countersign.domain.stack.StackOutput;
import dev.countersign.domain.stack.StackResource;
import dev.countersign.domain.stack.StackStatus;
import dev.countersign.domain.stack.StackSummary;
import dev.countersign.domain.stack.TemplateParameter;
import dev.countersign.domain.stack.TemplateSummary;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateSummaryResponse;
import software.amazon.awssdk.services.cloudformation.model.ParameterDeclaration;
import software.amazon.awssdk.services.cloudformation.model.ResourceChangeDetail;
import software.amazon.awssdk.services.cloudformation.model.ResourceTargetDefinition;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/** CloudFormation's SDK types in our own. */
final class StackTypes {
    private StackTypes() {}

    static TemplateSummary summary(GetTemplateSummaryResponse answer) {
        return new TemplateSummary(
                present(answer.description()),
                answer.parameters().stream().map(StackTypes::parameter).toList(),
                answer.capabilitiesAsStrings(),
                present(answer.capabilitiesReason()),
                answer.resourceTypes(),
                present(answer.metadata()));
    }

    private static TemplateParameter parameter(ParameterDeclaration declared) {
        var constraints = declared.parameterConstraints();
        return new TemplateParameter(
                declared.parameterKey(),
                declared.parameterType(),
                // An empty default is a default: it must not turn into "required".
                Optional.ofNullable(declared.defaultValue()),
                present(declared.description()),
                constraints == null ? List.of() : constraints.allowedValues(),
                Boolean.TRUE.equals(declared.noEcho()));
    }

    static StackSummary stack(software.amazon.awssdk.services.cloudformation.model.StackSummary stack) {
        return new StackSummary(
                new StackId(stack.stackId()),
                new StackStatus(stack.stackStatusAsString()),
                present(stack.stackStatusReason()),
                present(stack.templateDescription()),
                Objects.requireNonNullElse(stack.creationTime(), Instant.EPOCH),
                Optional.ofNullable(stack.lastUpdatedTime()));
    }

    static StackDetail detail(Stack stack) {
        var parameters = new LinkedHashMap<String, String>();
        stack.parameters().forEach(p -> parameters.put(p.parameterKey(), Objects.toString(p.parameterValue(), "")));
        var summary = new StackSummary(
                new StackId(stack.stackId()),
                new StackStatus(stack.stackStatusAsString()),
                present(stack.stackStatusReason()),
                present(stack.description()),
                Objects.requireNonNullElse(stack.creationTime(), Instant.EPOCH),
                Optional.ofNullable(stack.lastUpdatedTime()));
        List<StackOutput> outputs = stack.outputs().stream()
                .map(o ->
                        new StackOutput(o.outputKey(), Objects.toString(o.outputValue(), ""), present(o.description())))
                .toList();
        return new StackDetail(
                summary,
                parameters,
                outputs,
                stack.capabilitiesAsStrings(),
                Boolean.TRUE.equals(stack.enableTerminationProtection()));
    }

    static StackResource resource(StackResourceSummary resource) {
        return new StackResource(
                resource.logicalResourceId(),
                present(resource.physicalResourceId()),
                resource.resourceType(),
                new StackStatus(resource.resourceStatusAsString()));
    }

    static StackResource resource(software.amazon.awssdk.services.cloudformation.model.StackResource resource) {
        return new StackResource(
                resource.logicalResourceId(),
                present(resource.physicalResourceId()),
                resource.resourceType(),
                new StackStatus(resource.resourceStatusAsString()));
    }

    static StackEvent event(software.amazon.awssdk.services.cloudformation.model.StackEvent event) {
        return new StackEvent(
                event.eventId(),
                event.timestamp(),
                Objects.toString(event.logicalResourceId(), ""),
                present(event.physicalResourceId()),
                Objects.toString(event.resourceType(), ""),
                new StackStatus(Objects.toString(event.resourceStatusAsString(), "")),
                present(event.resourceStatusReason()),
                present(event.clientRequestToken()));
    }

    static ChangeSet changeSet(DescribeChangeSetResponse answer, List<ResourceChange> changes) {
        return new ChangeSet(
                answer.changeSetId(),
                new StackId(answer.stackId()),
                new StackStatus(answer.statusAsString()),
                Objects.toString(answer.executionStatusAsString(), "UNAVAILABLE"),
                present(answer.statusReason()),
                List.copyOf(changes));
    }

    static Stream<ResourceChange> changes(DescribeChangeSetResponse answer) {
        return answer.changes().stream()
                .map(Change::resourceChange)
                .filter(Objects::nonNull)
                .map(StackTypes::change);
    }

    private static ResourceChange change(software.amazon.awssdk.services.cloudformation.model.ResourceChange change) {
        return new ResourceChange(
                action(change),
                change.logicalResourceId(),
                present(change.physicalResourceId()),
                change.resourceType(),
                replacement(change),
                change.details().stream()
                        .map(ResourceChangeDetail::target)
                        .filter(Objects::nonNull)
                        .map(StackTypes::property)
                        .distinct()
                        .toList(),
                present(change.beforeContext()),
                present(change.afterContext()));
    }

    private static Action action(software.amazon.awssdk.services.cloudformation.model.ResourceChange change) {
        return switch (Objects.toString(change.actionAsString(), "")) {
            case "Add" -> Action.ADD;
            case "Modify" -> Action.MODIFY;
            case "Remove" -> Action.REMOVE;
            case "Import" -> Action.IMPORT;
            default -> Action.DYNAMIC;
        };
    }

    private static Replacement replacement(software.amazon.awssdk.services.cloudformation.model.ResourceChange change) {
        return switch (Objects.toString(change.replacementAsString(), "")) {
            case "True" -> Replacement.YES;
            case "Conditional" -> Replacement.CONDITIONAL;
            default -> Replacement.NO;
        };
    }

    private static PropertyChange property(ResourceTargetDefinition target) {
        String attribute = Objects.toString(target.attributeAsString(), "");
        String name = present(target.path()).orElseGet(() -> Objects.toString(target.name(), attribute));
        return new PropertyChange(
                name,
                present(target.beforeValue()),
                present(target.afterValue()),
                "Always".equals(target.requiresRecreationAsString()));
    }
}
