package dev.countersign.sandbox.iam;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Operations;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;

/** Roles themselves; their policies are in {@link RolePolicyOperations}. */
final class RoleOperations {
    private static final int MOST = 100;

    private final IamAccount account;
    private final IamArns arns;

    RoleOperations(IamAccount account, IamArns arns) {
        this.account = account;
        this.arns = arns;
    }

    void register(Operations operations) {
        operations.on(
                CreateRoleRequest.class,
                Access.on("iam:CreateRole", r -> arns.newRole(r.path(), r.roleName())),
                (r, caller) -> create(r));
        operations.on(
                GetRoleRequest.class,
                onRole("iam:GetRole", GetRoleRequest::roleName),
                (r, caller) -> GetRoleResponse.builder()
                        .role(describe(account.role(r.roleName()), true))
                        .build());
        operations.on(
                UpdateRoleRequest.class,
                onRole("iam:UpdateRole", UpdateRoleRequest::roleName),
                (r, caller) -> update(r));
        operations.on(
                UpdateAssumeRolePolicyRequest.class,
                onRole("iam:UpdateAssumeRolePolicy", UpdateAssumeRolePolicyRequest::roleName),
                (r, caller) -> {
                    account.role(r.roleName()).trust(IamAccount.checkedTrustPolicy(r.policyDocument()));
                    return UpdateAssumeRolePolicyResponse.builder().build();
                });
        operations.on(
                DeleteRoleRequest.class,
                onRole("iam:DeleteRole", DeleteRoleRequest::roleName),
                (r, caller) -> delete(r));
        operations.on(ListRolesRequest.class, Access.on("iam:ListRoles", r -> arns.anyRole()), (r, caller) -> list(r));
        registerTags(operations);
    }

    private <Q> Access<Q> onRole(String action, Function<Q, @Nullable String> name) {
        return Access.on(action, request -> arns.role(name.apply(request)));
    }

    private void registerTags(Operations operations) {
        operations.on(TagRoleRequest.class, onRole("iam:TagRole", TagRoleRequest::roleName), (r, caller) -> {
            tag(account.role(r.roleName()).tags(), r.tags());
            return TagRoleResponse.builder().build();
        });
        operations.on(UntagRoleRequest.class, onRole("iam:UntagRole", UntagRoleRequest::roleName), (r, caller) -> {
            r.tagKeys().forEach(account.role(r.roleName()).tags()::remove);
            return UntagRoleResponse.builder().build();
        });
        operations.on(
                ListRoleTagsRequest.class,
                onRole("iam:ListRoleTags", ListRoleTagsRequest::roleName),
                (r, caller) -> ListRoleTagsResponse.builder()
                        .tags(tags(account.role(r.roleName()).tags()))
                        .isTruncated(false)
                        .build());
    }

    private CreateRoleResponse create(CreateRoleRequest r) {
        String trust = IamAccount.checkedTrustPolicy(r.assumeRolePolicyDocument());
        IamRole role = account.createRole(r.roleName(), r.path(), trust);
        role.describe(r.description());
        if (r.maxSessionDuration() != null) {
            role.limitSessions(r.maxSessionDuration());
        }
        tag(role.tags(), r.tags());
        return CreateRoleResponse.builder().role(describe(role, true)).build();
    }

    private UpdateRoleResponse update(UpdateRoleRequest r) {
        IamRole role = account.role(r.roleName());
        if (r.description() != null) {
            role.describe(r.description());
        }
        if (r.maxSessionDuration() != null) {
            role.limitSessions(r.maxSessionDuration());
        }
        return UpdateRoleResponse.builder().build();
    }

    private DeleteRoleResponse delete(DeleteRoleRequest r) {
        IamRole role = account.role(r.roleName());
        if (!role.attachedPolicies().isEmpty()) {
            throw IamAccount.deleteConflict("Cannot delete entity, must detach all policies first.");
        }
        if (!role.inlinePolicies().isEmpty()) {
            throw IamAccount.deleteConflict("Cannot delete entity, must delete policies first.");
        }
        account.remove(role);
        return DeleteRoleResponse.builder().build();
    }

    private ListRolesResponse list(ListRolesRequest r) {
        String prefix = r.pathPrefix() == null ? "/" : r.pathPrefix();
        var all = account.roles().stream()
                .filter(role -> role.path().startsWith(prefix))
                .map(role -> describe(role, false))
                .toList();
        var page = IamArns.page(all, r.marker(), r.maxItems(), MOST);
        return ListRolesResponse.builder()
                .roles(page.items())
                .marker(page.next())
                .isTruncated(page.next() != null)
                .build();
    }

    private static Role describe(IamRole role, boolean withTags) {
        Role.Builder builder = Role.builder()
                .roleName(role.name())
                .path(role.path())
                .roleId(role.id())
                .arn(role.arn())
                .createDate(role.created())
                .assumeRolePolicyDocument(encode(role.trustPolicy()))
                .description(role.description())
                .maxSessionDuration(role.maxSessionSeconds());
        // ListRoles leaves tags out, as AWS does.
        if (withTags && !role.tags().isEmpty()) {
            builder.tags(tags(role.tags()));
        }
        return builder.build();
    }

    /** IAM gives policy documents back in the percent-encoding of RFC 3986. */
    static String encode(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static void tag(Map<String, String> tags, List<Tag> added) {
        added.forEach(tag -> tags.put(tag.key(), tag.value()));
    }

    static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
