package dev.countersign.sandbox.iam;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Operations;
import dev.countersign.sandbox.iam.mfa.MfaDevices;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.CreateUserResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserResponse;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.User;

/** Users themselves; their policies and keys are in {@link UserPolicyOperations} and {@link AccessKeyOperations}. */
final class UserOperations {
    private static final int MOST = 100;

    private final IamAccount account;
    private final IamArns arns;
    private final CallersOwnUser selves;
    private final AccessKeys keys;
    private final MfaDevices devices;

    UserOperations(IamAccount account, IamArns arns, CallersOwnUser selves, AccessKeys keys, MfaDevices devices) {
        this.account = account;
        this.arns = arns;
        this.selves = selves;
        this.keys = keys;
        this.devices = devices;
    }

    void register(Operations operations) {
        operations.on(
                CreateUserRequest.class,
                Access.on("iam:CreateUser", r -> arns.newUser(r.path(), r.userName())),
                (r, caller) -> create(r));
        operations.on(
                GetUserRequest.class,
                Access.free(),
                (r, caller) -> GetUserResponse.builder()
                        .user(describe(selves.user(caller, "iam:GetUser", r.userName())))
                        .build());
        operations.on(
                DeleteUserRequest.class,
                onUser("iam:DeleteUser", DeleteUserRequest::userName),
                (r, caller) -> delete(r));
        operations.on(ListUsersRequest.class, Access.on("iam:ListUsers", r -> arns.anyUser()), (r, caller) -> list(r));
    }

    private <Q> Access<Q> onUser(String action, Function<Q, @Nullable String> name) {
        return Access.on(action, request -> arns.user(name.apply(request)));
    }

    private CreateUserResponse create(CreateUserRequest r) {
        IamUser user = account.createUser(r.userName(), r.path());
        RoleOperations.tag(user.tags(), r.tags());
        return CreateUserResponse.builder().user(describe(user)).build();
    }

    private DeleteUserResponse delete(DeleteUserRequest r) {
        IamUser user = account.user(r.userName());
        if (!user.attachedPolicies().isEmpty()) {
            throw IamAccount.deleteConflict("Cannot delete entity, must detach all policies first.");
        }
        if (!user.inlinePolicies().isEmpty()) {
            throw IamAccount.deleteConflict("Cannot delete entity, must delete policies first.");
        }
        if (!keys.keysOf(user).isEmpty()) {
            throw IamAccount.deleteConflict("Cannot delete entity, must delete access keys first.");
        }
        if (!devices.of(user.arn()).isEmpty()) {
            throw IamAccount.deleteConflict("Cannot delete entity, must delete MFA device first.");
        }
        account.remove(user);
        return DeleteUserResponse.builder().build();
    }

    private ListUsersResponse list(ListUsersRequest r) {
        String prefix = r.pathPrefix() == null ? "/" : r.pathPrefix();
        var all = account.users().stream()
                .filter(user -> user.path().startsWith(prefix))
                .map(UserOperations::describe)
                .toList();
        var page = IamArns.page(all, r.marker(), r.maxItems(), MOST);
        return ListUsersResponse.builder()
                .users(page.items())
                .marker(page.next())
                .isTruncated(page.next() != null)
                .build();
    }

    private static User describe(IamUser user) {
        User.Builder builder = User.builder()
                .userName(user.name())
                .path(user.path())
                .userId(user.id())
                .arn(user.arn())
                .createDate(user.created());
        if (!user.tags().isEmpty()) {
            builder.tags(RoleOperations.tags(user.tags()));
        }
        return builder.build();
    }
}
