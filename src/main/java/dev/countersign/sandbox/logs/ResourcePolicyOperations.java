package dev.countersign.sandbox.logs;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Operations;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.policy.MalformedPolicyException;
import dev.countersign.sandbox.policy.PolicyDocument;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteResourcePolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteResourcePolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeResourcePoliciesRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeResourcePoliciesResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutResourcePolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutResourcePolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourcePolicy;

/** The account's policies for services that deliver logs, such as Step Functions. */
final class ResourcePolicyOperations {
    private static final int LIMIT = 10;

    private final LogStore store;
    private final Map<String, ResourcePolicy> policies = new ConcurrentSkipListMap<>();

    ResourcePolicyOperations(LogStore store) {
        this.store = store;
    }

    void register(Operations operations) {
        operations.on(PutResourcePolicyRequest.class, Access.onAll("logs:PutResourcePolicy"), (r, caller) -> put(r));
        operations.on(
                DescribeResourcePoliciesRequest.class,
                Access.onAll("logs:DescribeResourcePolicies"),
                (r, caller) -> DescribeResourcePoliciesResponse.builder()
                        .resourcePolicies(List.copyOf(policies.values()))
                        .build());
        operations.on(DeleteResourcePolicyRequest.class, Access.onAll("logs:DeleteResourcePolicy"), (r, caller) -> {
            if (policies.remove(String.valueOf(r.policyName())) == null) {
                throw ServiceError.of(
                        "ResourceNotFoundException", "Policy with name [" + r.policyName() + "] does not exist");
            }
            return DeleteResourcePolicyResponse.builder().build();
        });
    }

    private PutResourcePolicyResponse put(PutResourcePolicyRequest r) {
        String name = String.valueOf(r.policyName());
        try {
            PolicyDocument.parse(String.valueOf(r.policyDocument()));
        } catch (MalformedPolicyException e) {
            throw LogStore.invalid("Unsupported policy document: " + e.getMessage());
        }
        if (policies.size() >= LIMIT && !policies.containsKey(name)) {
            throw ServiceError.of("LimitExceededException", "Resource limit exceeded.");
        }
        var policy = ResourcePolicy.builder()
                .policyName(name)
                .policyDocument(r.policyDocument())
                .lastUpdatedTime(store.now())
                .build();
        policies.put(name, policy);
        return PutResourcePolicyResponse.builder().resourcePolicy(policy).build();
    }
}
