package dev.countersign.sandbox.iam;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Operations;
import dev.countersign.sandbox.api.ServiceError;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

/** Managed policies: the account's own, and those of AWS. */
final class ManagedPolicyOperations {
    private static final int MOST = 100;

    private final IamAccount account;
    private final IamArns arns;

    ManagedPolicyOperations(IamAccount account, IamArns arns) {
        this.account = account;
        this.arns = arns;
    }

    void register(Operations operations) {
        operations.on(
                CreatePolicyRequest.class,
                Access.on("iam:CreatePolicy", r -> arns.newPolicy(r.path(), r.policyName())),
                (r, caller) -> create(r));
        operations.on(
                GetPolicyRequest.class,
                Access.on("iam:GetPolicy", GetPolicyRequest::policyArn),
                (r, caller) -> GetPolicyResponse.builder()
                        .policy(describe(account.policy(r.policyArn())))
                        .build());
        operations.on(
                GetPolicyVersionRequest.class,
                Access.on("iam:GetPolicyVersion", GetPolicyVersionRequest::policyArn),
                (r, caller) -> version(r));
        operations.on(
                ListPolicyVersionsRequest.class,
                Access.on("iam:ListPolicyVersions", ListPolicyVersionsRequest::policyArn),
                (r, caller) -> ListPolicyVersionsResponse.builder()
                        .versions(version(account.policy(r.policyArn()), false))
                        .isTruncated(false)
                        .build());
        operations.on(
                DeletePolicyRequest.class,
                Access.on("iam:DeletePolicy", DeletePolicyRequest::policyArn),
                (r, caller) -> delete(r));
        operations.on(
                ListPoliciesRequest.class,
                Access.on("iam:ListPolicies", r -> arns.anyPolicy()),
                (r, caller) -> list(r));
    }

    private CreatePolicyResponse create(CreatePolicyRequest r) {
        var tags = new TreeMap<String, String>();
        RoleOperations.tag(tags, r.tags());
        ManagedPolicy policy = account.createPolicy(
                r.policyName(), r.path(), r.description(), IamAccount.checkedIdentityPolicy(r.policyDocument()), tags);
        return CreatePolicyResponse.builder().policy(describe(policy)).build();
    }

    private GetPolicyVersionResponse version(GetPolicyVersionRequest r) {
        ManagedPolicy policy = account.policy(r.policyArn());
        if (!ManagedPolicy.VERSION.equals(r.versionId())) {
            throw IamAccount.noSuchEntity(
                    "Policy " + r.policyArn() + " version " + r.versionId() + " does not exist or is not attachable.");
        }
        return GetPolicyVersionResponse.builder()
                .policyVersion(version(policy, true))
                .build();
    }

    private static PolicyVersion version(ManagedPolicy policy, boolean withDocument) {
        return PolicyVersion.builder()
                .versionId(ManagedPolicy.VERSION)
                .isDefaultVersion(true)
                .createDate(policy.created())
                .document(withDocument ? RoleOperations.encode(policy.document()) : null)
                .build();
    }

    private DeletePolicyResponse delete(DeletePolicyRequest r) {
        ManagedPolicy policy = account.policy(r.policyArn());
        if (policy.isOfAws()) {
            throw ServiceError.accessDenied("Policy " + policy.arn() + " is managed by AWS and cannot be deleted.");
        }
        if (account.attachments(policy.arn()) > 0) {
            throw IamAccount.deleteConflict("Cannot delete a policy attached to entities.");
        }
        account.remove(policy);
        return DeletePolicyResponse.builder().build();
    }

    private ListPoliciesResponse list(ListPoliciesRequest r) {
        String scope = r.scopeAsString() == null ? "All" : r.scopeAsString();
        String prefix = r.pathPrefix() == null ? "/" : r.pathPrefix();
        var all = account.policies().stream()
                .filter(policy -> policy.isIn(scope) && policy.path().startsWith(prefix))
                .filter(policy -> !Boolean.TRUE.equals(r.onlyAttached()) || account.attachments(policy.arn()) > 0)
                .map(this::describe)
                .toList();
        var page = IamArns.page(all, r.marker(), r.maxItems(), MOST);
        return ListPoliciesResponse.builder()
                .policies(page.items())
                .marker(page.next())
                .isTruncated(page.next() != null)
                .build();
    }

    private Policy describe(ManagedPolicy policy) {
        return Policy.builder()
                .policyName(policy.name())
                .policyId(policy.id())
                .arn(policy.arn())
                .path(policy.path())
                .description(policy.description())
                .defaultVersionId(ManagedPolicy.VERSION)
                .attachmentCount(account.attachments(policy.arn()))
                .permissionsBoundaryUsageCount(0)
                .isAttachable(true)
                .createDate(policy.created())
                .updateDate(policy.created())
                .tags(RoleOperations.tags(policy.tags()))
                .build();
    }
}
