package dev.countersign.sandbox.iam;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.Page;
import dev.countersign.sandbox.api.ServiceError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ARNs that permissions for IAM's own operations are asked on. */
final class IamArns {
    private final Account account;
    private final IamAccount entities;

    IamArns(Account account, IamAccount entities) {
        this.account = account;
        this.entities = entities;
    }

    /** A role's ARN by its name; of a role that does not exist, the one it would have under {@code /}. */
    String role(@Nullable String name) {
        return entities.roles().stream()
                .filter(role -> role.name().equals(name))
                .map(IamRole::arn)
                .findFirst()
                .orElseGet(() -> newRole(null, name));
    }

    /** A user's ARN by its name. */
    String user(@Nullable String name) {
        return entities.users().stream()
                .filter(user -> user.name().equals(name))
                .map(IamUser::arn)
                .findFirst()
                .orElseGet(() -> newUser(null, name));
    }

    String newRole(@Nullable String path, @Nullable String name) {
        return account.globalArn("iam", "role" + folder(path) + name);
    }

    String newUser(@Nullable String path, @Nullable String name) {
        return account.globalArn("iam", "user" + folder(path) + name);
    }

    String newPolicy(@Nullable String path, @Nullable String name) {
        return account.globalArn("iam", "policy" + folder(path) + name);
    }

    String anyRole() {
        return account.globalArn("iam", "role/");
    }

    String anyUser() {
        return account.globalArn("iam", "user/");
    }

    String anyPolicy() {
        return account.globalArn("iam", "policy/");
    }

    private static String folder(@Nullable String path) {
        return path == null ? "/" : path;
    }

    static <T> Page<T> page(List<T> all, @Nullable String marker, @Nullable Integer maxItems, int most) {
        try {
            return Page.of(all, marker, maxItems, most);
        } catch (IllegalArgumentException e) {
            throw ServiceError.of("ValidationError", "The specified value for marker is invalid.");
        }
    }
}
