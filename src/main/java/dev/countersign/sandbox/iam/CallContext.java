package dev.countersign.sandbox.iam;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.policy.Question;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Fills in the condition keys that are known for every call. */
final class CallContext {
    private final Account account;
    private final InstantSource clock;

    CallContext(Account account, InstantSource clock) {
        this.account = account;
        this.clock = clock;
    }

    /** @param more keys that the call itself brings; they win */
    Question question(Caller caller, String action, String resource, Map<String, String> more) {
        var keys = new HashMap<String, String>();
        keys.put("aws:CurrentTime", clock.instant().toString());
        keys.put("aws:EpochTime", String.valueOf(clock.instant().getEpochSecond()));
        keys.put("aws:RequestedRegion", account.region());
        keys.put("aws:ResourceAccount", accountOf(resource));
        // The sandbox's endpoint stands for AWS's TLS endpoint: it is reached over the loopback interface only.
        keys.put("aws:SecureTransport", "true");
        keys.put("aws:userid", caller.userId());
        switch (caller.kind()) {
            case USER -> {
                keys.put("aws:PrincipalType", "User");
                keys.put("aws:username", caller.arn().substring(caller.arn().lastIndexOf('/') + 1));
            }
            case ROLE -> keys.put("aws:PrincipalType", "AssumedRole");
            case SERVICE -> {
                keys.put("aws:PrincipalServiceName", caller.principalArn());
                keys.put("aws:SourceAccount", account.id());
                caller.sourceArn().ifPresent(arn -> keys.put("aws:SourceArn", arn));
            }
        }
        keys.put("aws:PrincipalIsAWSService", String.valueOf(caller.isService()));
        if (!caller.isService()) {
            keys.put("aws:PrincipalArn", caller.principalArn());
            keys.put("aws:PrincipalAccount", account.id());
        }
        keys.putAll(more);
        return new Question(action, resource, keys);
    }

    private String accountOf(String resource) {
        String[] parts = resource.split(":", 6);
        return parts.length == 6 && !parts[4].isEmpty() ? parts[4] : account.id();
    }
}
