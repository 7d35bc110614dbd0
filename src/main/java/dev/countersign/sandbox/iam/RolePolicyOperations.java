package dev.countersign.sandbox.iam;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Needed;
import dev.countersign.sandbox.api.Operations;
import dev.countersign.sandbox.api.ServiceError;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;

/** The inline and the attached policies of roles. */
final class RolePolicyOperations {
    private static final int MOST = 100;

    private final IamAccount account;
    private final IamArns arns;

    RolePolicyOperations(IamAccount account, IamArns arns) {
        this.account = account;
        this.arns = arns;
    }

    void register(Operations operations) {
        operations.on(
                PutRolePolicyRequest.class,
                onRole("iam:PutRolePolicy", PutRolePolicyRequest::roleName),
                (r, caller) -> put(r));
        operations.on(
                GetRolePolicyRequest.class,
                onRole("iam:GetRolePolicy", GetRolePolicyRequest::roleName),
                (r, caller) -> get(r));
        operations.on(
                DeleteRolePolicyRequest.class,
                onRole("iam:DeleteRolePolicy", DeleteRolePolicyRequest::roleName),
                (r, caller) -> delete(r));
        operations.on(
                ListRolePoliciesRequest.class,
                onRole("iam:ListRolePolicies", ListRolePoliciesRequest::roleName),
                (r, caller) -> list(r));
        operations.on(
                AttachRolePolicyRequest.class,
                r -> withPolicy("iam:AttachRolePolicy", r.roleName(), r.policyArn()),
                (r, caller) -> attach(r));
        operations.on(
                DetachRolePolicyRequest.class,
                r -> withPolicy("iam:DetachRolePolicy", r.roleName(), r.policyArn()),
                (r, caller) -> detach(r));
        operations.on(
                ListAttachedRolePoliciesRequest.class,
                onRole("iam:ListAttachedRolePolicies", ListAttachedRolePoliciesRequest::roleName),
                (r, caller) -> listAttached(r));
    }

    private <Q> Access<Q> onRole(String action, Function<Q, @Nullable String> name) {
        return Access.on(action, request -> arns.role(name.apply(request)));
    }

    private List<Needed> withPolicy(String action, @Nullable String role, @Nullable String policyArn) {
        return List.of(new Needed(action, arns.role(role), Map.of("iam:PolicyARN", String.valueOf(policyArn))));
    }

    private PutRolePolicyResponse put(PutRolePolicyRequest r) {
        IamRole role = account.role(r.roleName());
        role.inlinePolicies().put(r.policyName(), IamAccount.checkedIdentityPolicy(r.policyDocument()));
        return PutRolePolicyResponse.builder().build();
    }

    private GetRolePolicyResponse get(GetRolePolicyRequest r) {
        String document = account.role(r.roleName()).inlinePolicies().get(r.policyName());
        if (document == null) {
            throw noInlinePolicy(r.policyName());
        }
        return GetRolePolicyResponse.builder()
                .roleName(r.roleName())
                .policyName(r.policyName())
                .policyDocument(RoleOperations.encode(document))
                .build();
    }

    private DeleteRolePolicyResponse delete(DeleteRolePolicyRequest r) {
        if (account.role(r.roleName()).inlinePolicies().remove(r.policyName()) == null) {
            throw noInlinePolicy(r.policyName());
        }
        return DeleteRolePolicyResponse.builder().build();
    }

    private static ServiceError noInlinePolicy(String name) {
        return IamAccount.noSuchEntity("The role policy with name " + name + " cannot be found.");
    }

    private ListRolePoliciesResponse list(ListRolePoliciesRequest r) {
        var names = List.copyOf(account.role(r.roleName()).inlinePolicies().keySet());
        var page = IamArns.page(names, r.marker(), r.maxItems(), MOST);
        return ListRolePoliciesResponse.builder()
                .policyNames(page.items())
                .marker(page.next())
                .isTruncated(page.next() != null)
                .build();
    }

    private AttachRolePolicyResponse attach(AttachRolePolicyRequest r) {
        IamRole role = account.role(r.roleName());
        if (account.policies().stream().noneMatch(policy -> policy.arn().equals(r.policyArn()))) {
            throw IamAccount.noSuchEntity("Policy " + r.policyArn() + " does not exist or is not attachable.");
        }
        role.attachedPolicies().add(r.policyArn());
        return AttachRolePolicyResponse.builder().build();
    }

    private DetachRolePolicyResponse detach(DetachRolePolicyRequest r) {
        if (!account.role(r.roleName()).attachedPolicies().remove(r.policyArn())) {
            throw IamAccount.noSuchEntity("Policy " + r.policyArn() + " was not found.");
        }
        return DetachRolePolicyResponse.builder().build();
    }

    private ListAttachedRolePoliciesResponse listAttached(ListAttachedRolePoliciesRequest r) {
        var attached = account.role(r.roleName()).attachedPolicies().stream()
                .map(account::policy)
                .map(RolePolicyOperations::attached)
                .toList();
        var page = IamArns.page(attached, r.marker(), r.maxItems(), MOST);
        return ListAttachedRolePoliciesResponse.builder()
                .attachedPolicies(page.items())
                .marker(page.next())
                .isTruncated(page.next() != null)
                .build();
    }

    static AttachedPolicy attached(ManagedPolicy policy) {
        return AttachedPolicy.builder()
                .policyName(policy.name())
                .policyArn(policy.arn())
                .build();
    }
}
