package dev.countersign.aws.sdk;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.PermissionGateway;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;

/** {@link PermissionGateway} over IAM's policy simulator. */
final class SdkPermissionGateway implements PermissionGateway {
    private static final int PARTITION = 1;
    private static final int ACCOUNT = 4;

    private final AwsClients clients;

    SdkPermissionGateway(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public Optional<Boolean> allows(String action, String resource) {
        String caller = AwsCalls.call(
                        "sts:GetCallerIdentity", () -> clients.sts().getCallerIdentity())
                .arn();
        try {
            List<EvaluationResult> results = AwsCalls.call(
                            "iam:SimulatePrincipalPolicy",
                            () -> clients.iam()
                                    .simulatePrincipalPolicy(r -> r.policySourceArn(principalOf(caller))
                                            .actionNames(action)
                                            .resourceArns(arn(caller, action, resource))))
                    .evaluationResults();
            return results.isEmpty()
                    ? Optional.empty()
                    : Optional.of(results.stream()
                            .allMatch(result -> result.evalDecision() == PolicyEvaluationDecisionType.ALLOWED));
        } catch (AwsFailure e) {
            // Most people may not simulate, and a role below a path is not found by its session's name.
            if (e.is(Kind.ACCESS_DENIED) || e.is(Kind.NOT_FOUND) || e.is(Kind.NOT_SUPPORTED) || e.is(Kind.INVALID)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private String arn(String caller, String action, String resource) {
        String[] parts = caller.split(":");
        String service = action.substring(0, action.indexOf(':'));
        return String.join(
                ":", "arn", parts[PARTITION], service, clients.connection().region(), parts[ACCOUNT], resource);
    }

    /** The identity whose policies decide: a user as it is, for a role's session the role. */
    private static String principalOf(String caller) {
        int begin = caller.indexOf(":assumed-role/");
        if (begin < 0) {
            return caller;
        }
        String[] parts = caller.split(":");
        String role = caller.substring(begin + ":assumed-role/".length(), caller.lastIndexOf('/'));
        return "arn:" + parts[PARTITION] + ":iam::" + parts[ACCOUNT] + ":role/" + role;
    }
}
