package dev.countersign.sandbox.iam;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.CallerSession;
import dev.countersign.sandbox.api.Identities;
import dev.countersign.sandbox.api.RoleWish;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.iam.mfa.MfaDevices;
import dev.countersign.sandbox.policy.Evaluation.Decision;
import dev.countersign.sandbox.policy.PolicyDocument;
import dev.countersign.sandbox.policy.ResourcePolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Who may act as whom, and with which keys. Temporary keys expire by the wall clock, as the signatures made with them do. */
final class AccessKeys implements Identities {
    private static final String ASSUME = "sts:AssumeRole";
    private static final String ASSUME_FEDERATED = "sts:AssumeRoleWithWebIdentity";
    private static final String SET_SOURCE = "sts:SetSourceIdentity";
    private static final int SHORTEST_MAXIMUM = 3600;

    /**
     * A key.
     *
     * @param expires empty for a user's long-lived key
     */
    record Key(Credentials credentials, Instant created, Optional<Instant> expires) {}

    private final IamAccount account;
    private final CallContext context;
    private final PolicyAuthorizer authorizer;
    private final MfaDevices devices;
    private final IamIds ids;
    private final String accountId;
    private final InstantSource wall;
    private final Map<String, Key> keys = new ConcurrentSkipListMap<>();

    AccessKeys(
            IamAccount account,
            CallContext context,
            PolicyAuthorizer authorizer,
            MfaDevices devices,
            IamIds ids,
            String accountId,
            InstantSource wall) {
        this.account = account;
        this.context = context;
        this.authorizer = authorizer;
        this.devices = devices;
        this.ids = ids;
        this.accountId = accountId;
        this.wall = wall;
    }

    @Override
    public Caller assume(String roleArn, String service, String sessionName) {
        var caller = new Caller(Caller.Kind.SERVICE, service, service, service, Optional.empty());
        IamRole role = role(roleArn).orElseThrow(() -> refused(caller, roleArn));
        if (trust(role, caller, ASSUME, Map.of()) != ResourcePolicy.ALLOWS) {
            throw refused(caller, roleArn);
        }
        return session(role, sessionName);
    }

    @Override
    public Caller assume(Caller caller, RoleWish wish) {
        IamRole role = role(wish.roleArn()).orElseThrow(() -> refused(caller, wish.roleArn()));
        Optional<String> source = caller.session().sourceIdentity().or(wish::sourceIdentity);
        for (String action : source.isPresent() ? List.of(ASSUME, SET_SOURCE) : List.of(ASSUME)) {
            if (!mayAssume(caller, role, action, wish)) {
                throw refused(caller, action, wish.roleArn());
            }
        }
        return session(role, wish.sessionName())
                .with(CallerSession.issued(wall.instant()).withSourceIdentity(source));
    }

    private boolean mayAssume(Caller caller, IamRole role, String action, RoleWish wish) {
        Map<String, String> keys = keys(wish);
        Decision own = authorizer.evaluate(caller, action, role.arn(), keys).decision();
        return switch (trust(role, caller, action, keys)) {
            case ALLOWS -> own != Decision.EXPLICIT_DENY;
            case ALLOWS_ACCOUNT -> own == Decision.ALLOWED;
            case NOTHING, DENIES -> false;
        };
    }

    @Override
    public Caller assumeFederated(String providerArn, RoleWish wish) {
        var caller = Caller.federated(providerArn, wish.sessionName());
        IamRole role = role(wish.roleArn())
                .filter(r -> trust(r, caller, ASSUME_FEDERATED, keys(wish)) == ResourcePolicy.ALLOWS)
                .orElseThrow(() -> ServiceError.accessDenied("Not authorized to perform " + ASSUME_FEDERATED));
        return session(role, wish.sessionName())
                .with(CallerSession.issued(wall.instant()).withFederatedProvider(providerArn));
    }

    @Override
    public Duration longestSession(String roleArn) {
        return Duration.ofSeconds(role(roleArn).map(IamRole::maxSessionSeconds).orElse(SHORTEST_MAXIMUM));
    }

    @Override
    public Instant proveMfa(Caller caller, String serialNumber, String code) {
        return devices.prove(caller, serialNumber, code);
    }

    private static Map<String, String> keys(RoleWish wish) {
        var keys = new HashMap<>(wish.context());
        keys.put("sts:RoleSessionName", wish.sessionName());
        wish.sourceIdentity().ifPresent(name -> keys.put("sts:SourceIdentity", name));
        return keys;
    }

    private Optional<IamRole> role(String roleArn) {
        return account.principal(roleArn).filter(IamRole.class::isInstance).map(IamRole.class::cast);
    }

    private ResourcePolicy trust(IamRole role, Caller caller, String action, Map<String, String> keys) {
        return ResourcePolicy.ask(
                PolicyDocument.parse(role.trustPolicy()),
                caller,
                accountId,
                context.question(caller, action, role.arn(), keys));
    }

    private Caller session(IamRole role, String sessionName) {
        String arn = "arn:aws:sts::" + accountId + ":assumed-role/" + role.name() + "/" + sessionName;
        return new Caller(Caller.Kind.ROLE, arn, role.arn(), role.id() + ":" + sessionName, Optional.empty());
    }

    private static ServiceError refused(Caller caller, String roleArn) {
        return refused(caller, ASSUME, roleArn);
    }

    private static ServiceError refused(Caller caller, String action, String roleArn) {
        return ServiceError.accessDenied(
                "User: " + caller.arn() + " is not authorized to perform: " + action + " on resource: " + roleArn);
    }

    @Override
    public Credentials issue(Caller caller, Duration lifetime) {
        dropExpired();
        var credentials = new Credentials(ids.id("ASIA"), ids.secret(), Optional.of(ids.sessionToken()), caller);
        Instant now = wall.instant();
        keys.put(credentials.accessKeyId(), new Key(credentials, now, Optional.of(now.plus(lifetime))));
        return credentials;
    }

    /** A key that lasts until it is deleted. */
    Key issueLasting(IamUser user) {
        var credentials =
                new Credentials(ids.id("AKIA"), ids.secret(), Optional.empty(), Caller.user(user.arn(), user.id()));
        var key = new Key(credentials, wall.instant(), Optional.empty());
        keys.put(credentials.accessKeyId(), key);
        return key;
    }

    @Override
    public Optional<Credentials> find(String accessKeyId) {
        return Optional.ofNullable(keys.get(accessKeyId))
                .filter(key -> !hasExpired(key))
                .map(Key::credentials);
    }

    /** The long-lived keys of a user. */
    List<Key> keysOf(IamUser user) {
        return keys.values().stream()
                .filter(key -> key.expires().isEmpty())
                .filter(key -> key.credentials().caller().principalArn().equals(user.arn()))
                .toList();
    }

    void delete(String accessKeyId) {
        keys.remove(accessKeyId);
    }

    private void dropExpired() {
        keys.values().removeIf(this::hasExpired);
    }

    private boolean hasExpired(Key key) {
        return key.expires().filter(end -> !wall.instant().isBefore(end)).isPresent();
    }
}
