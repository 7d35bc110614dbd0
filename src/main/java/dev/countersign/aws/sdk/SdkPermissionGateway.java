package dev.countersign.aws.sdk;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.CallRecord;
import dev.countersign.aws.PermissionGateway;
import dev.countersign.aws.sdk.call.AwsCalls;
import dev.countersign.aws.sdk.call.AwsClients;
import dev.countersign.domain.CallerIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;
import software.amazon.awssdk.services.iam.model.Statement;

/** {@link PermissionGateway} over IAM. */
final class SdkPermissionGateway implements PermissionGateway {
    private static final Pattern ROLE_SESSION = Pattern.compile("arn:([^:]+):sts::(\\d+):assumed-role/([^/]+)/.*");
    private static final String SIMULATE = "iam:SimulatePrincipalPolicy";

    private final AwsClients clients;
    private volatile @Nullable String principal;

    SdkPermissionGateway(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public CallRecord calls() {
        return clients.calls();
    }

    @Override
    public List<Simulated> simulate(CallerIdentity who, List<String> actions, List<String> resources) {
        Matcher session = ROLE_SESSION.matcher(who.arn());
        if (!session.matches()) {
            return simulate(who.arn(), actions, resources);
        }
        String known = principal;
        if (known != null) {
            return simulate(known, actions, resources);
        }
        String role = session.group(3);
        String withoutPath = "arn:" + session.group(1) + ":iam::" + session.group(2) + ":role/" + role;
        if (role.startsWith("AWSReservedSSO_")) {
            // A session's ARN does not tell its role's path, and these roles always have one.
            return simulate(remembered(withPath(role)), actions, resources);
        }
        try {
            List<Simulated> answers = simulate(withoutPath, actions, resources);
            remembered(withoutPath);
            return answers;
        } catch (AwsFailure e) {
            if (e.is(Kind.NOT_FOUND)) {
                return simulate(remembered(withPath(role)), actions, resources);
            }
            throw e;
        }
    }

    private String remembered(String arn) {
        principal = arn;
        return arn;
    }

    private String withPath(String role) {
        return AwsCalls.call("iam:GetRole", () -> clients.iam().getRole(r -> r.roleName(role)))
                .role()
                .arn();
    }

    private List<Simulated> simulate(String source, List<String> actions, List<String> resources) {
        var all = new ArrayList<Simulated>();
        @Nullable String marker = null;
        do {
            @Nullable String from = marker;
            SimulatePrincipalPolicyResponse page = AwsCalls.call(
                    SIMULATE,
                    () -> clients.iam()
                            .simulatePrincipalPolicy(r -> r.policySourceArn(source)
                                    .actionNames(actions)
                                    .resourceArns(resources)
                                    .marker(from)));
            page.evaluationResults().forEach(result -> all.addAll(answers(result, resources)));
            marker = Boolean.TRUE.equals(page.isTruncated()) ? page.marker() : null;
        } while (marker != null);
        return List.copyOf(all);
    }

    /** By resource where IAM tells it: the result's own resource may be a template of the type only. */
    private static List<Simulated> answers(EvaluationResult result, List<String> resources) {
        if (result.resourceSpecificResults().isEmpty()) {
            return resources.stream()
                    .map(resource -> new Simulated(
                            result.evalActionName(),
                            resource,
                            decision(result.evalDecision(), result.missingContextValues()),
                            policies(result.matchedStatements())))
                    .toList();
        }
        return result.resourceSpecificResults().stream()
                .map(each -> new Simulated(
                        result.evalActionName(),
                        each.evalResourceName(),
                        decision(each),
                        policies(each.matchedStatements())))
                .toList();
    }

    private static Decision decision(ResourceSpecificResult result) {
        return decision(result.evalResourceDecision(), result.missingContextValues());
    }

    private static Decision decision(@Nullable PolicyEvaluationDecisionType decided, List<String> missing) {
        return switch (decided == null ? PolicyEvaluationDecisionType.UNKNOWN_TO_SDK_VERSION : decided) {
            case ALLOWED -> Decision.ALLOWED;
            case EXPLICIT_DENY -> Decision.EXPLICIT_DENY;
            case IMPLICIT_DENY -> missing.isEmpty() ? Decision.IMPLICIT_DENY : Decision.DEPENDS;
            case UNKNOWN_TO_SDK_VERSION -> Decision.DEPENDS;
        };
    }

    private static List<String> policies(List<Statement> statements) {
        return statements.stream().map(Statement::sourcePolicyId).distinct().toList();
    }
}
