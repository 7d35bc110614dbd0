package dev.countersign.aws.sdk;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.StackGateway;
import dev.countersign.aws.sdk.call.AwsCalls;
import dev.countersign.aws.sdk.call.AwsClients;
import dev.countersign.domain.stack.ChangeSet;
import dev.countersign.domain.stack.ChangeSetRequest;
import dev.countersign.domain.stack.ResourceChange;
import dev.countersign.domain.stack.StackDetail;
import dev.countersign.domain.stack.StackEvent;
import dev.countersign.domain.stack.StackId;
import dev.countersign.domain.stack.StackResource;
import dev.countersign.domain.stack.StackSummary;
import dev.countersign.domain.stack.TemplateSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** {@link StackGateway} over CloudFormation: paging, translation of types and of errors, and nothing else. */
final class SdkStackGateway implements StackGateway {
    private static final List<StackStatus> ALL_BUT_DELETED = Stream.of(StackStatus.values())
            .filter(s -> s != StackStatus.DELETE_COMPLETE && s != StackStatus.UNKNOWN_TO_SDK_VERSION)
            .toList();

    private final AwsClients clients;

    SdkStackGateway(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public TemplateSummary summarize(String template) {
        return AwsCalls.call(
                "cloudformation:GetTemplateSummary",
                () -> StackTypes.summary(cfn().getTemplateSummary(r -> r.templateBody(template))));
    }

    @Override
    public List<StackSummary> stacks() {
        return AwsCalls.call(
                "cloudformation:ListStacks",
                () -> cfn().listStacksPaginator(r -> r.stackStatusFilters(ALL_BUT_DELETED)).stackSummaries().stream()
                        .map(StackTypes::stack)
                        .sorted(Comparator.comparing(StackSummary::created).reversed())
                        .toList());
    }

    @Override
    public Optional<StackDetail> find(String nameOrArn) {
        return AwsCalls.find("cloudformation:DescribeStacks", () -> cfn().describeStacks(r -> r.stackName(nameOrArn)))
                .flatMap(answer -> answer.stacks().stream().findFirst().map(StackTypes::detail));
    }

    @Override
    public List<StackResource> resources(StackId stack) {
        return AwsCalls.call(
                "cloudformation:ListStackResources",
                () -> cfn().listStackResourcesPaginator(r -> r.stackName(stack.arn())).stackResourceSummaries().stream()
                        .map(StackTypes::resource)
                        .toList());
    }

    @Override
    public Optional<List<StackResource>> neighbours(String physicalId) {
        try {
            return AwsCalls.find(
                    "cloudformation:DescribeStackResources",
                    () -> cfn().describeStackResources(r -> r.physicalResourceId(physicalId)).stackResources().stream()
                            .map(StackTypes::resource)
                            .toList());
        } catch (AwsFailure e) {
            // "Stack for … does not exist" is a ValidationError, like everything else that CloudFormation refuses.
            if (e.is(AwsFailure.Kind.INVALID) && e.reason().contains("does not exist")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public String template(StackId stack) {
        return AwsCalls.call(
                "cloudformation:GetTemplate",
                () -> cfn().getTemplate(r -> r.stackName(stack.arn())).templateBody());
    }

    @Override
    public String createChangeSet(ChangeSetRequest request) {
        return AwsCalls.call(
                "cloudformation:CreateChangeSet",
                () -> cfn().createChangeSet(r -> r.stackName(request.stackName())
                                .changeSetName(request.changeSetName())
                                .changeSetType(
                                        ChangeSetType.fromValue(request.type().name()))
                                .templateBody(request.template())
                                .parameters(parameters(request))
                                .capabilities(request.capabilities().stream()
                                        .map(Capability::fromValue)
                                        .toList())
                                .clientToken(request.token()))
                        .id());
    }

    @Override
    public ChangeSet changeSet(String changeSetArn) {
        return AwsCalls.call("cloudformation:DescribeChangeSet", () -> {
            var changes = new ArrayList<ResourceChange>();
            var page =
                    cfn().describeChangeSet(r -> r.changeSetName(changeSetArn).includePropertyValues(true));
            var first = page;
            StackTypes.changes(page).forEach(changes::add);
            while (page.nextToken() != null) {
                String next = page.nextToken();
                page = cfn().describeChangeSet(r -> r.changeSetName(changeSetArn)
                        .includePropertyValues(true)
                        .nextToken(next));
                StackTypes.changes(page).forEach(changes::add);
            }
            return StackTypes.changeSet(first, changes);
        });
    }

    @Override
    public void executeChangeSet(String changeSetArn, String token) {
        AwsCalls.call(
                "cloudformation:ExecuteChangeSet",
                () -> cfn().executeChangeSet(r -> r.changeSetName(changeSetArn).clientRequestToken(token)));
    }

    @Override
    public void deleteChangeSet(String changeSetArn) {
        AwsCalls.call(
                "cloudformation:DeleteChangeSet", () -> cfn().deleteChangeSet(r -> r.changeSetName(changeSetArn)));
    }

    @Override
    public List<StackEvent> events(StackId stack, Optional<String> lastSeen) {
        return AwsCalls.call("cloudformation:DescribeStackEvents", () -> {
            var found = new ArrayList<StackEvent>();
            for (var event : cfn().describeStackEventsPaginator(r -> r.stackName(stack.arn()))
                    .stackEvents()) {
                if (lastSeen.filter(event.eventId()::equals).isPresent()) {
                    break;
                }
                found.add(StackTypes.event(event));
            }
            Collections.reverse(found);
            return List.copyOf(found);
        });
    }

    @Override
    public void delete(StackId stack, String token) {
        AwsCalls.call(
                "cloudformation:DeleteStack",
                () -> cfn().deleteStack(r -> r.stackName(stack.arn()).clientRequestToken(token)));
    }

    private static List<Parameter> parameters(ChangeSetRequest request) {
        Stream<Parameter> given = request.parameters().entrySet().stream()
                .map(e -> Parameter.builder()
                        .parameterKey(e.getKey())
                        .parameterValue(e.getValue())
                        .build());
        Stream<Parameter> kept = request.kept().stream()
                .map(key -> Parameter.builder()
                        .parameterKey(key)
                        .usePreviousValue(true)
                        .build());
        return Stream.concat(given, kept).toList();
    }

    private CloudFormationClient cfn() {
        return clients.cloudFormation();
    }
}
