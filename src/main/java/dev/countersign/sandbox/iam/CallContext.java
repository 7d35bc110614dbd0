package dev.countersign.sandbox.iam;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.CallerSession;
import dev.countersign.sandbox.policy.Question;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Fills in the condition keys that are known for every call. */
final class CallContext {
    private final Account account;
    private final InstantSource clock;
    private final InstantSource wall;

    /** @param wall the clock that credentials and second factors go by */
    CallContext(Account account, InstantSource clock, InstantSource wall) {
        this.account = account;
        this.clock = clock;
        this.wall = wall;
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
            case FEDERATED -> {}
            case SERVICE -> {
                keys.put("aws:PrincipalServiceName", caller.principalArn());
                keys.put("aws:SourceAccount", account.id());
                caller.sourceArn().ifPresent(arn -> keys.put("aws:SourceArn", arn));
            }
        }
        keys.put("aws:PrincipalIsAWSService", String.valueOf(caller.isService()));
        putSession(caller, keys);
        if (caller.kind() == Caller.Kind.USER || caller.kind() == Caller.Kind.ROLE) {
            keys.put("aws:PrincipalArn", caller.principalArn());
            keys.put("aws:PrincipalAccount", account.id());
        }
        keys.putAll(more);
        return new Question(action, resource, keys);
    }

    /** Without temporary credentials there is no {@code aws:MultiFactorAuthPresent} at all, which {@code BoolIfExists} lets pass. */
    private void putSession(Caller caller, Map<String, String> keys) {
        CallerSession session = caller.session();
        session.issued().ifPresent(at -> keys.put("aws:TokenIssueTime", at.toString()));
        session.sourceIdentity().ifPresent(name -> keys.put("aws:SourceIdentity", name));
        session.federatedProvider().ifPresent(arn -> keys.put("aws:FederatedProvider", arn));
        if (caller.kind() == Caller.Kind.ROLE
                || session.temporary()
                || session.mfa().isPresent()) {
            keys.put("aws:MultiFactorAuthPresent", String.valueOf(session.mfa().isPresent()));
        }
        session.mfa().ifPresent(at -> {
            long age = Duration.between(at, wall.instant()).toSeconds();
            keys.put("aws:MultiFactorAuthAge", String.valueOf(age));
        });
    }

    private String accountOf(String resource) {
        String[] parts = resource.split(":", 6);
        return parts.length == 6 && !parts[4].isEmpty() ? parts[4] : account.id();
    }
}
