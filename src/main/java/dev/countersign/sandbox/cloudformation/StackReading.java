package dev.countersign.sandbox.cloudformation;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.cloudformation.stack.Stack;
import dev.countersign.sandbox.cloudformation.stack.StackResource;
import dev.countersign.sandbox.cloudformation.template.TemplateError;
import java.util.List;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.Export;
import software.amazon.awssdk.services.cloudformation.model.ListExportsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListExportsResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** What can be read about stacks. */
final class StackReading {
    private final World world;
    private final Stacks stacks;

    StackReading(World world, Stacks stacks) {
        this.world = world;
        this.stacks = stacks;
    }

    void register() {
        var operations = world.operations();
        operations.on(
                DescribeStacksRequest.class,
                CloudFormationService.<DescribeStacksRequest>onStack(
                        world, "DescribeStacks", DescribeStacksRequest::stackName),
                (request, caller) -> describe(request));
        operations.on(
                ListStacksRequest.class, Access.onAll("cloudformation:ListStacks"), (request, caller) -> list(request));
        operations.on(
                DescribeStackEventsRequest.class,
                CloudFormationService.<DescribeStackEventsRequest>onStack(
                        world, "DescribeStackEvents", DescribeStackEventsRequest::stackName),
                (request, caller) -> events(request));
        operations.on(
                DescribeStackResourcesRequest.class,
                CloudFormationService.<DescribeStackResourcesRequest>onStack(
                        world, "DescribeStackResources", DescribeStackResourcesRequest::stackName),
                (request, caller) -> resources(request));
        operations.on(
                DescribeStackResourceRequest.class,
                CloudFormationService.<DescribeStackResourceRequest>onStack(
                        world, "DescribeStackResource", DescribeStackResourceRequest::stackName),
                (request, caller) -> resource(request));
        operations.on(
                ListStackResourcesRequest.class,
                CloudFormationService.<ListStackResourcesRequest>onStack(
                        world, "ListStackResources", ListStackResourcesRequest::stackName),
                (request, caller) -> resources(request));
        operations.on(
                ListExportsRequest.class,
                Access.onAll("cloudformation:ListExports"),
                (request, caller) -> exports(request));
    }

    private DescribeStacksResponse describe(DescribeStacksRequest request) {
        if (request.stackName() != null) {
            return DescribeStacksResponse.builder()
                    .stacks(Descriptions.stack(stacks.get(request.stackName())))
                    .build();
        }
        List<Stack> present =
                stacks.all().stream().filter(stack -> !stack.isDeleted()).toList();
        Pages<Stack> page = Pages.of(present, request.nextToken());
        return DescribeStacksResponse.builder()
                .stacks(page.items().stream().map(Descriptions::stack).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private ListStacksResponse list(ListStacksRequest request) {
        List<Stack> wanted = stacks.all().stream()
                .filter(stack -> request.stackStatusFilters().isEmpty()
                        || request.stackStatusFilters().contains(stack.status()))
                .toList();
        Pages<Stack> page = Pages.of(wanted, request.nextToken());
        return ListStacksResponse.builder()
                .stackSummaries(page.items().stream().map(Descriptions::summary).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private DescribeStackEventsResponse events(DescribeStackEventsRequest request) {
        Pages<StackEvent> page = Pages.of(stacks.get(request.stackName()).events(), request.nextToken());
        return DescribeStackEventsResponse.builder()
                .stackEvents(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private DescribeStackResourcesResponse resources(DescribeStackResourcesRequest request) {
        if (request.physicalResourceId() != null) {
            return byPhysicalId(request.physicalResourceId());
        }
        Stack stack = stacks.get(request.stackName());
        return DescribeStackResourcesResponse.builder()
                .stackResources(stack.resources().stream()
                        .filter(resource -> request.logicalResourceId() == null
                                || request.logicalResourceId().equals(resource.logicalId()))
                        .map(resource -> Descriptions.resource(stack, resource))
                        .toList())
                .build();
    }

    private DescribeStackResourcesResponse byPhysicalId(String physicalId) {
        Stack owner = stacks.all().stream()
                .filter(stack -> !stack.isDeleted())
                .filter(stack -> stack.resources().stream()
                        .anyMatch(resource ->
                                resource.physicalId().filter(physicalId::equals).isPresent()))
                .findFirst()
                .orElseThrow(() -> TemplateError.validation("Stack for " + physicalId + " does not exist"));
        return DescribeStackResourcesResponse.builder()
                .stackResources(owner.resources().stream()
                        .map(resource -> Descriptions.resource(owner, resource))
                        .toList())
                .build();
    }

    private DescribeStackResourceResponse resource(DescribeStackResourceRequest request) {
        Stack stack = stacks.get(request.stackName());
        StackResource resource = stack.resource(request.logicalResourceId())
                .orElseThrow(() -> TemplateError.validation("Resource " + request.logicalResourceId()
                        + " does not exist for stack " + request.stackName()));
        return DescribeStackResourceResponse.builder()
                .stackResourceDetail(Descriptions.detail(stack, resource))
                .build();
    }

    private ListStackResourcesResponse resources(ListStackResourcesRequest request) {
        Pages<StackResource> page = Pages.of(stacks.get(request.stackName()).resources(), request.nextToken());
        return ListStackResourcesResponse.builder()
                .stackResourceSummaries(
                        page.items().stream().map(Descriptions::summary).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private ListExportsResponse exports(ListExportsRequest request) {
        List<Export> all = stacks.all().stream()
                .filter(stack -> !stack.isDeleted())
                .flatMap(stack -> stack.outputs().stream()
                        .filter(output -> output.exportName() != null)
                        .map(output -> Export.builder()
                                .exportingStackId(stack.id())
                                .name(output.exportName())
                                .value(output.outputValue())
                                .build()))
                .toList();
        Pages<Export> page = Pages.of(all, request.nextToken());
        return ListExportsResponse.builder()
                .exports(page.items())
                .nextToken(page.nextToken())
                .build();
    }
}
