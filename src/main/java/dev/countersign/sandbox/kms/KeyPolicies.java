package dev.countersign.sandbox.kms;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Needed;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.policy.MalformedPolicyException;
import dev.countersign.sandbox.policy.PolicyDocument;
import dev.countersign.sandbox.policy.Question;
import dev.countersign.sandbox.policy.ResourcePolicy;
import java.util.HashMap;
import java.util.Map;

/** Key policies come first: without them no identity policy helps. Where one names the account, identity policies decide. */
final class KeyPolicies {
    private static final String BY_DEFAULT = """
            {
              "Version" : "2012-10-17",
              "Id" : "key-default-1",
              "Statement" : [ {
                "Sid" : "Enable IAM User Permissions",
                "Effect" : "Allow",
                "Principal" : {
                  "AWS" : "arn:aws:iam::%s:root"
                },
                "Action" : "kms:*",
                "Resource" : "*"
              } ]
            }""";

    private final World world;

    KeyPolicies(World world) {
        this.world = world;
    }

    /** What a key has that was made without a policy. */
    String usual() {
        return BY_DEFAULT.formatted(world.account().id());
    }

    String checked(String policy) {
        try {
            PolicyDocument.parse(policy);
            return policy;
        } catch (MalformedPolicyException e) {
            throw ServiceError.of("MalformedPolicyDocumentException", String.valueOf(e.getMessage()));
        }
    }

    /** @throws ServiceError {@code AccessDeniedException} */
    void require(Caller caller, String action, Key key) {
        ResourcePolicy said = ResourcePolicy.ask(
                PolicyDocument.parse(key.policy()),
                caller,
                world.account().id(),
                new Question(action, key.arn(), keys(caller)));
        switch (said) {
            case ALLOWS -> {}
            case ALLOWS_ACCOUNT -> world.operations().authorize(caller, new Needed(action, key.arn()));
            case DENIES -> throw denied(caller, action, key, "with an explicit deny in a resource-based policy");
            case NOTHING ->
                throw denied(caller, action, key, "because no resource-based policy allows the " + action + " action");
        }
    }

    private Map<String, String> keys(Caller caller) {
        var keys = new HashMap<String, String>();
        keys.put("aws:SecureTransport", "true");
        keys.put("aws:PrincipalArn", caller.principalArn());
        keys.put("aws:PrincipalAccount", world.account().id());
        keys.put("kms:CallerAccount", world.account().id());
        return keys;
    }

    private static ServiceError denied(Caller caller, String action, Key key, String why) {
        return ServiceError.of(
                "AccessDeniedException",
                "User: " + caller.arn() + " is not authorized to perform: " + action + " on resource: " + key.arn()
                        + " " + why);
    }
}
