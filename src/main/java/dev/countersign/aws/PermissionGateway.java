package dev.countersign.aws;

import dev.countersign.aws.access.Reads;
import dev.countersign.domain.CallerIdentity;
import java.util.List;

/** What the present identity may do: IAM's word for it, and what the calls so far have shown. */
public interface PermissionGateway {
    /**
     * Asks IAM what it would decide: a simulation, nothing is done.
     *
     * @param who a user, or a role's session
     * @param actions of one service, for example {@code codepipeline:PutApprovalResult}
     * @param resources the ARNs of what it would be done to; {@code *} for actions that know no resources
     * @return one answer for each action and resource
     * @throws AwsFailure also when we are not allowed to ask
     */
    @Reads
    List<Simulated> simulate(CallerIdentity who, List<String> actions, List<String> resources);

    /** What AWS has answered to this session's real calls so far. */
    @Reads
    CallRecord calls();

    /**
     * IAM's decision about one action on one resource.
     *
     * @param policies the names of the policies that decided; empty when none matched
     */
    record Simulated(String action, String resource, Decision decision, List<String> policies) {
        public Simulated {
            policies = List.copyOf(policies);
        }
    }

    /** As IAM decides. */
    enum Decision {
        ALLOWED,
        /** No policy allows it. */
        IMPLICIT_DENY,
        /** A policy forbids it. */
        EXPLICIT_DENY,
        /** It depends on something that a simulation is not told, such as a condition's value. */
        DEPENDS
    }
}
