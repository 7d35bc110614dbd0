package dev.countersign.sandbox.iam;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Operations;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutUserPolicyResponse;

/** The inline and the attached policies of users. */
final class UserPolicyOperations {
    private final IamAccount account;
    private final IamArns arns;

    UserPolicyOperations(IamAccount account, IamArns arns) {
        this.account = account;
        this.arns = arns;
    }

    void register(Operations operations) {
        operations.on(
                PutUserPolicyRequest.class,
                onUser("iam:PutUserPolicy", PutUserPolicyRequest::userName),
                (r, caller) -> put(r));
        operations.on(
                GetUserPolicyRequest.class,
                onUser("iam:GetUserPolicy", GetUserPolicyRequest::userName),
                (r, caller) -> get(r));
        operations.on(
                DeleteUserPolicyRequest.class,
                onUser("iam:DeleteUserPolicy", DeleteUserPolicyRequest::userName),
                (r, caller) -> delete(r));
        operations.on(
                ListUserPoliciesRequest.class,
                onUser("iam:ListUserPolicies", ListUserPoliciesRequest::userName),
                (r, caller) -> ListUserPoliciesResponse.builder()
                        .policyNames(List.copyOf(
                                account.user(r.userName()).inlinePolicies().keySet()))
                        .isTruncated(false)
                        .build());
        operations.on(
                AttachUserPolicyRequest.class,
                onUser("iam:AttachUserPolicy", AttachUserPolicyRequest::userName),
                (r, caller) -> attach(r));
        operations.on(
                DetachUserPolicyRequest.class,
                onUser("iam:DetachUserPolicy", DetachUserPolicyRequest::userName),
                (r, caller) -> detach(r));
        operations.on(
                ListAttachedUserPoliciesRequest.class,
                onUser("iam:ListAttachedUserPolicies", ListAttachedUserPoliciesRequest::userName),
                (r, caller) -> ListAttachedUserPoliciesResponse.builder()
                        .attachedPolicies(account.user(r.userName()).attachedPolicies().stream()
                                .map(account::policy)
                                .map(RolePolicyOperations::attached)
                                .toList())
                        .isTruncated(false)
                        .build());
    }

    private <Q> Access<Q> onUser(String action, Function<Q, @Nullable String> name) {
        return Access.on(action, request -> arns.user(name.apply(request)));
    }

    private PutUserPolicyResponse put(PutUserPolicyRequest r) {
        IamUser user = account.user(r.userName());
        user.inlinePolicies().put(r.policyName(), IamAccount.checkedIdentityPolicy(r.policyDocument()));
        return PutUserPolicyResponse.builder().build();
    }

    private GetUserPolicyResponse get(GetUserPolicyRequest r) {
        String document = account.user(r.userName()).inlinePolicies().get(r.policyName());
        if (document == null) {
            throw IamAccount.noSuchEntity("The user policy with name " + r.policyName() + " cannot be found.");
        }
        return GetUserPolicyResponse.builder()
                .userName(r.userName())
                .policyName(r.policyName())
                .policyDocument(RoleOperations.encode(document))
                .build();
    }

    private DeleteUserPolicyResponse delete(DeleteUserPolicyRequest r) {
        if (account.user(r.userName()).inlinePolicies().remove(r.policyName()) == null) {
            throw IamAccount.noSuchEntity("The user policy with name " + r.policyName() + " cannot be found.");
        }
        return DeleteUserPolicyResponse.builder().build();
    }

    private AttachUserPolicyResponse attach(AttachUserPolicyRequest r) {
        IamUser user = account.user(r.userName());
        user.attachedPolicies().add(account.policy(r.policyArn()).arn());
        return AttachUserPolicyResponse.builder().build();
    }

    private DetachUserPolicyResponse detach(DetachUserPolicyRequest r) {
        if (!account.user(r.userName()).attachedPolicies().remove(r.policyArn())) {
            throw IamAccount.noSuchEntity("Policy " + r.policyArn() + " was not found.");
        }
        return DetachUserPolicyResponse.builder().build();
    }
}
