package dev.countersign.sandbox.sns;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.policy.MalformedPolicyException;
import dev.countersign.sandbox.policy.PolicyDocument;
import dev.countersign.sandbox.policy.Question;
import dev.countersign.sandbox.policy.ResourcePolicy;
import java.util.HashMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The topics' own policies. */
final class TopicPolicies {
    private static final int FORBIDDEN = 403;

    private final Account account;

    TopicPolicies(Account account) {
        this.account = account;
    }

    /** A topic's policy: the one that was set, else the one that every topic starts with. */
    String of(Topic topic) {
        return topic.attributes().getOrDefault("Policy", first(topic.arn()));
    }

    /** Whoever belongs to the topic's account may use it, as far as its own policies allow. */
    private String first(String topicArn) {
        ObjectNode policy = JsonMapper.shared()
                .createObjectNode()
                .put("Version", "2008-10-17")
                .put("Id", "__default_policy_ID");
        ObjectNode statement = policy.putArray("Statement")
                .addObject()
                .put("Sid", "__default_statement_ID")
                .put("Effect", "Allow");
        statement.putObject("Principal").put("AWS", "*");
        statement
                .putArray("Action")
                .add("SNS:GetTopicAttributes")
                .add("SNS:SetTopicAttributes")
                .add("SNS:AddPermission")
                .add("SNS:RemovePermission")
                .add("SNS:DeleteTopic")
                .add("SNS:Subscribe")
                .add("SNS:ListSubscriptionsByTopic")
                .add("SNS:Publish");
        statement.put("Resource", topicArn);
        statement.putObject("Condition").putObject("StringEquals").put("AWS:SourceOwner", account.id());
        return policy.toString();
    }

    static void check(String policy) {
        try {
            PolicyDocument.parse(policy);
        } catch (MalformedPolicyException e) {
            throw TopicStore.invalid("Policy Error: " + e.getMessage());
        }
    }

    /**
     * Checks a call against the topic's policy: a service needs to be allowed there, anybody else must not be denied.
     *
     * @throws ServiceError {@code AuthorizationError}
     */
    void require(Topic topic, Caller caller, String action) {
        var keys = new HashMap<String, String>();
        keys.put("aws:SecureTransport", "true");
        if (caller.isService()) {
            keys.put("aws:SourceAccount", account.id());
            caller.sourceArn().ifPresent(arn -> keys.put("aws:SourceArn", arn));
        } else {
            keys.put("aws:SourceOwner", account.id());
            keys.put("aws:PrincipalArn", caller.principalArn());
            keys.put("aws:PrincipalAccount", account.id());
        }
        var answer = ResourcePolicy.ask(
                PolicyDocument.parse(of(topic)), caller, account.id(), new Question(action, topic.arn(), keys));
        boolean refused = caller.isService() ? answer != ResourcePolicy.ALLOWS : answer == ResourcePolicy.DENIES;
        if (refused) {
            String because = answer == ResourcePolicy.DENIES
                    ? " with an explicit deny in a resource-based policy"
                    : " because no resource-based policy allows the " + action + " action";
            throw ServiceError.of(
                    "AuthorizationError",
                    FORBIDDEN,
                    "User: " + caller.arn() + " is not authorized to perform: " + action + " on resource: "
                            + topic.arn() + because);
        }
    }
}
