package dev.countersign.sandbox.sqs;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.policy.PolicyDocument;
import dev.countersign.sandbox.policy.Question;
import dev.countersign.sandbox.policy.ResourcePolicy;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The queues' own policies: a service has to be allowed there, anybody else must not be denied. */
final class QueuePolicies {
    private static final int FORBIDDEN = 403;

    private final Account account;

    QueuePolicies(Account account) {
        this.account = account;
    }

    /**
     * Checks a call.
     *
     * @throws ServiceError {@code AccessDenied}
     */
    void require(Queue queue, Caller caller, String action) {
        Optional<String> policy = queue.attributes().text("Policy");
        ResourcePolicy answer = policy.map(PolicyDocument::parse)
                .map(document -> ResourcePolicy.ask(
                        document, caller, account.id(), new Question(action, queue.arn(), keys(caller))))
                .orElse(ResourcePolicy.NOTHING);
        boolean refused = caller.isService() ? answer != ResourcePolicy.ALLOWS : answer == ResourcePolicy.DENIES;
        if (refused) {
            // SQS writes actions in small letters here.
            String name = action.toLowerCase(Locale.ROOT);
            String because = answer == ResourcePolicy.DENIES
                    ? " with an explicit deny in a resource-based policy"
                    : " because no resource-based policy allows the " + name + " action";
            throw ServiceError.of(
                    "AccessDenied",
                    FORBIDDEN,
                    "User: " + caller.arn() + " is not authorized to perform: " + name + " on resource: " + queue.arn()
                            + because);
        }
    }

    private Map<String, String> keys(Caller caller) {
        var keys = new HashMap<String, String>();
        keys.put("aws:SecureTransport", "true");
        if (caller.isService()) {
            keys.put("aws:SourceAccount", account.id());
            caller.sourceArn().ifPresent(arn -> keys.put("aws:SourceArn", arn));
        } else {
            keys.put("aws:PrincipalArn", caller.principalArn());
            keys.put("aws:PrincipalAccount", account.id());
        }
        return keys;
    }
}
