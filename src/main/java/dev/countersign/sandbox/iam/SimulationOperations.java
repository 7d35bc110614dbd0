package dev.countersign.sandbox.iam;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Operations;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.policy.Evaluation;
import dev.countersign.sandbox.policy.MalformedPolicyException;
import dev.countersign.sandbox.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;
import software.amazon.awssdk.services.iam.model.Statement;

/** SimulatePrincipalPolicy: the same decisions that real calls get, asked in advance. */
final class SimulationOperations {
    private static final int MOST = 100;

    private final IamAccount account;
    private final CallContext context;

    SimulationOperations(IamAccount account, CallContext context) {
        this.account = account;
        this.context = context;
    }

    void register(Operations operations) {
        operations.on(
                SimulatePrincipalPolicyRequest.class,
                Access.on("iam:SimulatePrincipalPolicy", SimulatePrincipalPolicyRequest::policySourceArn),
                (r, caller) -> simulate(r));
    }

    private SimulatePrincipalPolicyResponse simulate(SimulatePrincipalPolicyRequest r) {
        IamPrincipal principal = account.principal(String.valueOf(r.policySourceArn()))
                .orElseThrow(() ->
                        IamAccount.noSuchEntity("The principal with ARN " + r.policySourceArn() + " cannot be found."));
        if (!r.hasActionNames() || r.actionNames().isEmpty()) {
            throw ServiceError.of("ValidationError", "1 validation error detected: actionNames must not be empty");
        }
        var policies = new LinkedHashMap<>(account.policiesOf(principal));
        for (int i = 0; i < r.policyInputList().size(); i++) {
            policies.put(
                    "PolicyInputList." + (i + 1), parsed(r.policyInputList().get(i)));
        }
        var keys = new LinkedHashMap<String, String>();
        r.contextEntries().stream()
                .filter(entry ->
                        entry.hasContextKeyValues() && !entry.contextKeyValues().isEmpty())
                .forEach(entry -> keys.put(
                        entry.contextKeyName(), entry.contextKeyValues().getFirst()));
        List<String> resources = r.resourceArns().isEmpty() ? List.of("*") : r.resourceArns();
        var results = r.actionNames().stream()
                .map(action -> result(principal, policies, action, resources, keys))
                .toList();
        var page = IamArns.page(results, r.marker(), r.maxItems(), MOST);
        return SimulatePrincipalPolicyResponse.builder()
                .evaluationResults(page.items())
                .marker(page.next())
                .isTruncated(page.next() != null)
                .build();
    }

    private EvaluationResult result(
            IamPrincipal principal,
            Map<String, PolicyDocument> policies,
            String action,
            List<String> resources,
            Map<String, String> keys) {
        Caller caller = asCaller(principal);
        var each = new ArrayList<ResourceSpecificResult>();
        var whole = new ArrayList<Evaluation>();
        for (String resource : resources) {
            Evaluation evaluation = Evaluation.of(policies, context.question(caller, action, resource, keys));
            whole.add(evaluation);
            each.add(ResourceSpecificResult.builder()
                    .evalResourceName(resource)
                    .evalResourceDecision(decision(evaluation))
                    .matchedStatements(matched(evaluation))
                    .missingContextValues(List.of())
                    .build());
        }
        Evaluation worst = whole.stream()
                .filter(evaluation -> evaluation.decision() == Evaluation.Decision.EXPLICIT_DENY)
                .findFirst()
                .or(() -> whole.stream()
                        .filter(evaluation -> !evaluation.allowed())
                        .findFirst())
                .orElse(whole.getFirst());
        return EvaluationResult.builder()
                .evalActionName(action)
                .evalResourceName(resources.size() == 1 ? resources.getFirst() : "*")
                .evalDecision(decision(worst))
                .matchedStatements(matched(worst))
                .missingContextValues(List.of())
                .resourceSpecificResults(each)
                .build();
    }

    private static Caller asCaller(IamPrincipal principal) {
        return switch (principal) {
            case IamUser user -> Caller.user(user.arn(), user.id());
            case IamRole role -> new Caller(Caller.Kind.ROLE, role.arn(), role.arn(), role.id(), Optional.empty());
        };
    }

    private static PolicyEvaluationDecisionType decision(Evaluation evaluation) {
        return switch (evaluation.decision()) {
            case ALLOWED -> PolicyEvaluationDecisionType.ALLOWED;
            case EXPLICIT_DENY -> PolicyEvaluationDecisionType.EXPLICIT_DENY;
            case IMPLICIT_DENY -> PolicyEvaluationDecisionType.IMPLICIT_DENY;
        };
    }

    private static List<Statement> matched(Evaluation evaluation) {
        return evaluation.matched().stream()
                .map(matched -> Statement.builder()
                        .sourcePolicyId(matched.policy())
                        .sourcePolicyType("IAM Policy")
                        .build())
                .toList();
    }

    private static PolicyDocument parsed(String text) {
        try {
            return PolicyDocument.parse(text);
        } catch (MalformedPolicyException e) {
            throw ServiceError.of("InvalidInput", String.valueOf(e.getMessage()));
        }
    }
}
