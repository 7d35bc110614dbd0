package dev.countersign.sandbox.lambda;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Operations;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.policy.PolicyDocument;
import dev.countersign.sandbox.policy.Question;
import dev.countersign.sandbox.policy.ResourcePolicy;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AddPermissionResponse;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;
import software.amazon.awssdk.services.lambda.model.RemovePermissionResponse;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A function's own policy: which services may invoke it. */
final class PermissionOperations {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String INVOKE = "lambda:InvokeFunction";

    private final Account account;
    private final FunctionStore store;

    PermissionOperations(Account account, FunctionStore store) {
        this.account = account;
        this.store = store;
    }

    void register(Operations operations) {
        operations.on(
                AddPermissionRequest.class,
                Access.on("lambda:AddPermission", r -> store.askedArn(r.functionName(), r.qualifier())),
                (r, caller) -> add(r));
        operations.on(
                RemovePermissionRequest.class,
                Access.on("lambda:RemovePermission", r -> store.askedArn(r.functionName(), r.qualifier())),
                (r, caller) -> remove(r));
        operations.on(
                GetPolicyRequest.class,
                Access.on("lambda:GetPolicy", r -> store.askedArn(r.functionName(), r.qualifier())),
                (r, caller) -> get(r));
    }

    private AddPermissionResponse add(AddPermissionRequest r) {
        LambdaFunction function = store.get(FunctionName.of(r.functionName(), r.qualifier()));
        if (!String.valueOf(r.action()).matches("lambda:\\*|lambda:[a-zA-Z]+|\\*")) {
            throw LambdaErrors.invalidParameter("1 validation error detected: Value '" + r.action()
                    + "' at 'action' failed to satisfy constraint: Member must satisfy regular expression pattern:"
                    + " (lambda:[*]|lambda:[a-zA-Z]+|[*])");
        }
        if (r.functionUrlAuthType() != null || r.principalOrgID() != null || r.eventSourceToken() != null) {
            throw ServiceError.notImplemented("permissions for function URLs, organisations and event source tokens");
        }
        boolean taken = function.permissions().stream()
                .anyMatch(statement -> statement.get("Sid").asString().equals(r.statementId()));
        if (taken) {
            throw LambdaErrors.conflict(
                    "The statement id (" + r.statementId()
                            + ") provided already exists. Please provide a new statement id, or remove the existing statement.");
        }
        ObjectNode statement = statement(function, r);
        function.permissions().add(statement);
        return AddPermissionResponse.builder().statement(statement.toString()).build();
    }

    private static ObjectNode statement(LambdaFunction function, AddPermissionRequest r) {
        ObjectNode statement =
                JSON.createObjectNode().put("Sid", r.statementId()).put("Effect", "Allow");
        String principal = String.valueOf(r.principal());
        if (principal.equals("*")) {
            statement.put("Principal", "*");
        } else if (principal.endsWith(".amazonaws.com")) {
            statement.putObject("Principal").put("Service", principal);
        } else {
            String arn = principal.matches("\\d{12}") ? "arn:aws:iam::" + principal + ":root" : principal;
            statement.putObject("Principal").put("AWS", arn);
        }
        statement.put("Action", r.action()).put("Resource", function.arn());
        if (r.sourceArn() != null) {
            condition(statement, "ArnLike").put("AWS:SourceArn", r.sourceArn());
        }
        if (r.sourceAccount() != null) {
            condition(statement, "StringEquals").put("AWS:SourceAccount", r.sourceAccount());
        }
        return statement;
    }

    private static ObjectNode condition(ObjectNode statement, String operator) {
        return statement.withObject("/Condition/" + operator);
    }

    private RemovePermissionResponse remove(RemovePermissionRequest r) {
        LambdaFunction function = store.get(FunctionName.of(r.functionName(), r.qualifier()));
        boolean removed = function.permissions()
                .removeIf(statement -> statement.get("Sid").asString().equals(r.statementId()));
        if (!removed) {
            throw LambdaErrors.notFound("Statement " + r.statementId() + " is not found in resource policy.");
        }
        return RemovePermissionResponse.builder().build();
    }

    private GetPolicyResponse get(GetPolicyRequest r) {
        LambdaFunction function = store.get(FunctionName.of(r.functionName(), r.qualifier()));
        if (function.permissions().isEmpty()) {
            throw LambdaErrors.notFound("The resource you requested does not exist.");
        }
        return GetPolicyResponse.builder()
                .policy(policy(function).toString())
                .revisionId(function.configuration().revisionId())
                .build();
    }

    private static ObjectNode policy(LambdaFunction function) {
        ObjectNode policy = JSON.createObjectNode().put("Version", "2012-10-17").put("Id", "default");
        policy.putArray("Statement").addAll(function.permissions());
        return policy;
    }

    /** @throws ServiceError when the function's policy does not let a service invoke it */
    void checkService(LambdaFunction function, Caller service) {
        var keys = new HashMap<String, String>(Map.of("aws:SourceAccount", account.id()));
        service.sourceArn().ifPresent(arn -> keys.put("aws:SourceArn", arn));
        var policy = PolicyDocument.parse(policy(function).toString());
        var question = new Question(INVOKE, function.arn(), keys);
        if (ResourcePolicy.ask(policy, service, account.id(), question) != ResourcePolicy.ALLOWS) {
            throw LambdaErrors.refusedToService(service.principalArn(), function.arn());
        }
    }
}
