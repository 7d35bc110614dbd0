package dev.countersign.sandbox.iam;

import dev.countersign.sandbox.api.Authorizer;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Needed;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.policy.Evaluation;
import java.util.Map;

/** Decides from the policy documents of the caller's user or role, and from nothing else. */
final class PolicyAuthorizer implements Authorizer {
    private final IamAccount account;
    private final CallContext context;

    PolicyAuthorizer(IamAccount account, CallContext context) {
        this.account = account;
        this.context = context;
    }

    @Override
    public void check(Caller caller, Needed needed) {
        refuseIamWithoutMfa(caller, needed);
        Evaluation evaluation = evaluate(caller, needed.action(), needed.resource(), needed.context());
        if (!evaluation.allowed()) {
            throw denied(caller, needed, evaluation);
        }
    }

    /** What {@code GetSessionToken} gives is good for IAM only with a second factor. */
    private static void refuseIamWithoutMfa(Caller caller, Needed needed) {
        boolean session = caller.kind() == Caller.Kind.USER && caller.session().temporary();
        if (session && caller.session().mfa().isEmpty() && needed.action().startsWith("iam:")) {
            throw ServiceError.of("InvalidClientTokenId", 403, "The security token included in the request is invalid");
        }
    }

    /** What the caller's policies say; nothing is allowed to a principal that has been deleted. */
    Evaluation evaluate(Caller caller, String action, String resource, Map<String, String> more) {
        var policies = account.principal(caller.principalArn())
                .map(account::policiesOf)
                .orElse(Map.of());
        return Evaluation.of(policies, context.question(caller, action, resource, more));
    }

    private static ServiceError denied(Caller caller, Needed needed, Evaluation evaluation) {
        String because = switch (evaluation.decision()) {
            case EXPLICIT_DENY -> " with an explicit deny in an identity-based policy";
            case IMPLICIT_DENY, ALLOWED ->
                " because no identity-based policy allows the " + needed.action() + " action";
        };
        return ServiceError.accessDenied("User: " + caller.arn() + " is not authorized to perform: " + needed.action()
                + " on resource: " + needed.resource() + because);
    }
}
