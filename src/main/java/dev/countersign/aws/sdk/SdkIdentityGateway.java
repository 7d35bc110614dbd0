package dev.countersign.aws.sdk;

import dev.countersign.aws.IdentityGateway;
import dev.countersign.domain.CallerIdentity;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;

/** {@link IdentityGateway} over STS. */
final class SdkIdentityGateway implements IdentityGateway {
    private final AwsClients clients;

    SdkIdentityGateway(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public CallerIdentity whoAmI() {
        var answer = AwsCalls.call("sts:GetCallerIdentity", () -> clients.sts().getCallerIdentity());
        return new CallerIdentity(answer.account(), answer.arn());
    }

    @Override
    public Optional<String> accountAlias() {
        return AwsCalls.call("iam:ListAccountAliases", () -> clients.iam().listAccountAliases())
                .accountAliases()
                .stream()
                .findFirst();
    }

    @Override
    public boolean isDenied(CallerIdentity who, String action, String resource) {
        var answer = AwsCalls.call(
                "iam:SimulatePrincipalPolicy",
                () -> clients.iam()
                        .simulatePrincipalPolicy(r -> r.policySourceArn(principal(who.arn()))
                                .actionNames(action)
                                .resourceArns(resource)));
        return answer.evaluationResults().stream()
                .anyMatch(result -> result.evalDecision() != PolicyEvaluationDecisionType.ALLOWED);
    }

    /** Policies belong to the role, not to its session. */
    private static String principal(String arn) {
        return arn.replaceFirst("^arn:([^:]+):sts::(\\d+):assumed-role/([^/]+)/.*$", "arn:$1:iam::$2:role/$3");
    }
}
