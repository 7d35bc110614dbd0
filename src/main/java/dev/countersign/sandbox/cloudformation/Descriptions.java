package dev.countersign.sandbox.cloudformation;

import dev.countersign.sandbox.cloudformation.stack.Plan;
import dev.countersign.sandbox.cloudformation.stack.StackResource;
import dev.countersign.sandbox.cloudformation.template.ParameterValues;
import dev.countersign.sandbox.cloudformation.template.Template;
import dev.countersign.sandbox.cloudformation.template.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackDriftInformation;
import software.amazon.awssdk.services.cloudformation.model.StackDriftInformationSummary;
import software.amazon.awssdk.services.cloudformation.model.StackDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDetail;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.StackSummary;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Stacks and resources in the SDK's types. */
final class Descriptions {
    private Descriptions() {}

    static Stack stack(dev.countersign.sandbox.cloudformation.stack.Stack stack) {
        Plan plan = stack.plan();
        return Stack.builder()
                .stackId(stack.id())
                .stackName(stack.name())
                .changeSetId(stack.executedChangeSet().orElse(null))
                .description(plan.template().description().orElse(null))
                .parameters(parameters(plan.template(), plan.parameters()))
                .creationTime(stack.created())
                .lastUpdatedTime(stack.updated().orElse(null))
                .deletionTime(stack.deleted().orElse(null))
                .stackStatus(stack.status())
                .stackStatusReason(stack.reason().orElse(null))
                .disableRollback(plan.onFailure() == Plan.OnFailure.DO_NOTHING)
                .notificationARNs(plan.notificationArns())
                .timeoutInMinutes(plan.timeoutInMinutes().orElse(null))
                .capabilitiesWithStrings(plan.capabilities())
                .outputs(stack.outputs())
                .roleARN(plan.roleArn().orElse(null))
                .tags(tags(plan.tags()))
                .enableTerminationProtection(plan.terminationProtection())
                .driftInformation(StackDriftInformation.builder()
                        .stackDriftStatus(StackDriftStatus.NOT_CHECKED)
                        .build())
                .build();
    }

    static List<Parameter> parameters(Template template, ParameterValues values) {
        return values.shown(template).entrySet().stream()
                .map(entry -> Parameter.builder()
                        .parameterKey(entry.getKey())
                        .parameterValue(entry.getValue())
                        .build())
                .toList();
    }

    static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    static StackSummary summary(dev.countersign.sandbox.cloudformation.stack.Stack stack) {
        return StackSummary.builder()
                .stackId(stack.id())
                .stackName(stack.name())
                .templateDescription(stack.plan().template().description().orElse(null))
                .creationTime(stack.created())
                .lastUpdatedTime(stack.updated().orElse(null))
                .deletionTime(stack.deleted().orElse(null))
                .stackStatus(stack.status())
                .stackStatusReason(stack.reason().orElse(null))
                .driftInformation(StackDriftInformationSummary.builder()
                        .stackDriftStatus(StackDriftStatus.NOT_CHECKED)
                        .build())
                .build();
    }

    static StackResourceSummary summary(StackResource resource) {
        return StackResourceSummary.builder()
                .logicalResourceId(resource.logicalId())
                .physicalResourceId(resource.physicalId().orElse(null))
                .resourceType(resource.type())
                .lastUpdatedTimestamp(resource.since())
                .resourceStatus(resource.status())
                .resourceStatusReason(resource.reason().orElse(null))
                .build();
    }

    static software.amazon.awssdk.services.cloudformation.model.StackResource resource(
            dev.countersign.sandbox.cloudformation.stack.Stack stack, StackResource resource) {
        return software.amazon.awssdk.services.cloudformation.model.StackResource.builder()
                .stackId(stack.id())
                .stackName(stack.name())
                .logicalResourceId(resource.logicalId())
                .physicalResourceId(resource.physicalId().orElse(null))
                .resourceType(resource.type())
                .timestamp(resource.since())
                .resourceStatus(resource.status())
                .resourceStatusReason(resource.reason().orElse(null))
                .build();
    }

    static StackResourceDetail detail(
            dev.countersign.sandbox.cloudformation.stack.Stack stack, StackResource resource) {
        ResourceStatus status = resource.status();
        return StackResourceDetail.builder()
                .stackId(stack.id())
                .stackName(stack.name())
                .logicalResourceId(resource.logicalId())
                .physicalResourceId(resource.physicalId().orElse(null))
                .resourceType(resource.type())
                .lastUpdatedTimestamp(resource.since())
                .resourceStatus(status)
                .resourceStatusReason(resource.reason().orElse(null))
                .metadata(metadata(stack.plan().template(), resource.logicalId()))
                .build();
    }

    private static @Nullable String metadata(Template template, String logicalId) {
        return Optional.ofNullable(template.resources().get(logicalId))
                .map(Template.Resource::metadata)
                .filter(metadata -> !metadata.isEmpty())
                .map(Values::json)
                .orElse(null);
    }
}
