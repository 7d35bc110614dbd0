package dev.countersign.sandbox.policy;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.policy.Principals.Naming;

/** What a resource's own policy (a role's trust policy, a topic's policy) says to a caller. */
public enum ResourcePolicy {
    NOTHING,
    /** The caller's account is allowed: the caller's own policies decide. */
    ALLOWS_ACCOUNT,
    ALLOWS,
    DENIES;

    /** Asks {@code policy}; the caller's own policies are not part of the answer. */
    public static ResourcePolicy ask(PolicyDocument policy, Caller caller, String accountId, Question question) {
        ResourcePolicy answer = NOTHING;
        for (Statement statement : policy.statements()) {
            Naming naming = statement
                    .principals()
                    .map(principals -> naming(principals, caller, accountId))
                    .orElse(Naming.NOT_NAMED);
            if (naming == Naming.NOT_NAMED || !statement.appliesTo(question)) {
                continue;
            }
            if (!statement.allows()) {
                return DENIES;
            }
            ResourcePolicy said = naming == Naming.DIRECTLY ? ALLOWS : ALLOWS_ACCOUNT;
            answer = said.compareTo(answer) > 0 ? said : answer;
        }
        return answer;
    }

    private static Naming naming(Principals principals, Caller caller, String accountId) {
        return switch (caller.kind()) {
            case SERVICE -> principals.ofService(caller.principalArn());
            case FEDERATED -> principals.ofProvider(caller.arn());
            case USER, ROLE -> principals.ofPrincipal(caller.arn(), caller.principalArn(), accountId);
        };
    }
}
