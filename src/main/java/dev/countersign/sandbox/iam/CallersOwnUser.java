package dev.countersign.sandbox.iam;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Needed;
import dev.countersign.sandbox.api.ServiceError;
import org.jspecify.annotations.Nullable;

/**
 * The user that an operation is about when its request names none: the caller. An access rule does not know the caller, so these
 * operations ask for their permission here.
 */
final class CallersOwnUser {
    private final IamAccount account;
    private final IamArns arns;
    private final PolicyAuthorizer authorizer;

    CallersOwnUser(IamAccount account, IamArns arns, PolicyAuthorizer authorizer) {
        this.account = account;
        this.arns = arns;
        this.authorizer = authorizer;
    }

    /** The named user, else the caller; after the check that the caller may do {@code action} to that user. */
    IamUser user(Caller caller, String action, @Nullable String name) {
        String user = name == null ? nameOf(caller) : name;
        authorizer.check(caller, new Needed(action, arns.user(user)));
        return account.user(user);
    }

    private static String nameOf(Caller caller) {
        if (caller.kind() != Caller.Kind.USER) {
            throw ServiceError.of("ValidationError", "Must specify userName when calling with non-User credentials");
        }
        return caller.arn().substring(caller.arn().lastIndexOf('/') + 1);
    }
}
