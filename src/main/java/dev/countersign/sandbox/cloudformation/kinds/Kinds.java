package dev.countersign.sandbox.cloudformation.kinds;

import dev.countersign.sandbox.cloudformation.resource.ResourceKind;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The resource types that this CloudFormation knows. */
public final class Kinds {
    private final Map<String, ResourceKind> byType = Stream.of(
                    new BucketKind(),
                    new BucketPolicyKind(),
                    new EventInvokeConfigKind(),
                    new FunctionKind(),
                    new KeyKind(),
                    new LogGroupKind(),
                    new ManagedPolicyKind(),
                    new PermissionKind(),
                    new PipelineKind(),
                    new PolicyKind(),
                    new QueueKind(),
                    new QueuePolicyKind(),
                    new RoleKind(),
                    new RuleKind(),
                    new StateMachineKind(),
                    new SubscriptionKind(),
                    new TopicKind(),
                    new TopicPolicyKind())
            .collect(Collectors.toUnmodifiableMap(kind -> kind.schema().type(), Function.identity()));

    public boolean knows(String type) {
        return byType.containsKey(type);
    }

    public boolean hasAttribute(String type, String attribute) {
        return find(type)
                .filter(kind -> kind.schema().attributes().contains(attribute))
                .isPresent();
    }

    public Optional<ResourceKind> find(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    /** The kind of a type that the template's check has let through. */
    public ResourceKind of(String type) {
        return find(type).orElseThrow(() -> new IllegalArgumentException(type + " is not a known resource type"));
    }
}
