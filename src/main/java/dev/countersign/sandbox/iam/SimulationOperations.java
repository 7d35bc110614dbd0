package dev.countersign.sandbox.iam;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Operations;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.policy.Evaluation;
import dev.countersign.sandbox.policy.MalformedPolicyException;
import dev.countersign.sandbox.policy.PolicyDocument;
import dev.countersign.sandbox.policy.Question;
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

/**
 * SimulatePrincipalPolicy: the same decisions that real calls get, asked in advance. Over several resources the top level is, as
 * on AWS, an aggregate under a template's name, which denies as soon as one resource is denied.
 */
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
        refuseWhatIsNotThere(r);
        IamPrincipal principal = principal(String.valueOf(r.policySourceArn()));
        Caller caller = r.callerArn() == null ? asCaller(principal) : asCaller(caller(r.callerArn()));
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
                .map(action -> result(caller, policies, action, resources, keys))
                .toList();
        var page = IamArns.page(results, r.marker(), r.maxItems(), MOST);
        return SimulatePrincipalPolicyResponse.builder()
                .evaluationResults(page.items())
                .marker(page.next())
                .isTruncated(page.next() != null)
                .build();
    }

    private static void refuseWhatIsNotThere(SimulatePrincipalPolicyRequest r) {
        if (r.resourcePolicy() != null || r.resourceOwner() != null || r.resourceHandlingOption() != null) {
            throw ServiceError.notImplemented("resource policies of SimulatePrincipalPolicy");
        }
        if (r.hasPermissionsBoundaryPolicyInputList()) {
            throw ServiceError.notImplemented("permissions boundaries of SimulatePrincipalPolicy");
        }
    }

    /** A user or a role; the ARN of a role's session names neither. */
    private IamPrincipal principal(String arn) {
        if (!arn.matches("arn:aws[\\w-]*:iam::\\d{12}:(user|role|group)/.+")) {
            throw ServiceError.of(
                    "InvalidInput", "Invalid Entity Arn: " + arn + " does not clearly define entity type and name.");
        }
        return account.principal(arn)
                .orElseThrow(() -> IamAccount.noSuchEntity("The principal with ARN " + arn + " cannot be found."));
    }

    /** Only a user can be named as the caller. */
    private IamPrincipal caller(String arn) {
        IamPrincipal found = principal(arn);
        return switch (found) {
            case IamUser user -> user;
            case IamRole role ->
                throw ServiceError.of("InvalidInput", "Invalid CallerArn: " + role.arn() + " is not a user.");
        };
    }

    private EvaluationResult result(
            Caller caller,
            Map<String, PolicyDocument> policies,
            String action,
            List<String> resources,
            Map<String, String> keys) {
        var each = new ArrayList<ResourceSpecificResult>();
        var whole = new ArrayList<Evaluation>();
        for (String resource : resources) {
            Question question = context.question(caller, action, resource, keys);
            Evaluation evaluation = Evaluation.of(policies, question);
            whole.add(evaluation);
            each.add(ResourceSpecificResult.builder()
                    .evalResourceName(resource)
                    .evalResourceDecision(decision(evaluation))
                    .matchedStatements(matched(evaluation))
                    .missingContextValues(Evaluation.missingKeys(policies, question))
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
                .evalResourceName(resources.size() == 1 ? resources.getFirst() : ResourceTemplates.of(resources))
                .evalDecision(decision(worst))
                .matchedStatements(matched(worst))
                .missingContextValues(
                        resources.equals(List.of("*")) ? each.getFirst().missingContextValues() : List.of())
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
