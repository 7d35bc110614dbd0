package dev.countersign.sandbox.api;

import dev.countersign.sandbox.api.web.Site;
import dev.countersign.sandbox.clock.SandboxClock;
import java.util.HashMap;

/** What every service of one Region shares. */
public final class World {
    private final Account account;
    private final SandboxClock clock;
    private final Operations operations;
    private final Site site;
    private final IssuedSecrets issued = IssuedSecrets.ofThisProgram();
    private volatile EventSink events = event -> {};
    private volatile Metrics metrics = (namespace, name, dimensions, value) -> {};
    private volatile Identities identities = NO_IDENTITIES;

    public World(Account account, SandboxClock clock) {
        this(account, clock, new Operations(), new Site());
    }

    private World(Account account, SandboxClock clock, Operations operations, Site site) {
        this.account = account;
        this.clock = clock;
        this.operations = operations;
        this.site = site;
    }

    /** Another Region of the same account: with its own events and metrics; what it does not have itself is this one's. */
    public World in(String region) {
        var there = new World(new Account(account.id(), region), clock, operations.behind(), site);
        there.identifyWith(identities);
        there.operations.authorizeWith((caller, needed) -> {
            var context = new HashMap<>(needed.context());
            context.put("aws:RequestedRegion", region);
            operations.authorize(caller, new Needed(needed.action(), needed.resource(), context));
        });
        return there;
    }

    public Account account() {
        return account;
    }

    public SandboxClock clock() {
        return clock;
    }

    public Operations operations() {
        return operations;
    }

    /** Every secret that a service gives out goes through it. */
    public IssuedSecrets issued() {
        return issued;
    }

    /** The pages that services serve to browsers. */
    public Site site() {
        return site;
    }

    public EventSink events() {
        return events;
    }

    public Metrics metrics() {
        return metrics;
    }

    public Identities identities() {
        return identities;
    }

    /** Called once by EventBridge when it is put in. */
    public void sendEventsTo(EventSink sink) {
        this.events = sink;
    }

    /** Called once by CloudWatch when it is put in. */
    public void countWith(Metrics sink) {
        this.metrics = sink;
    }

    /** Called once by IAM when it is put in. */
    public void identifyWith(Identities newIdentities) {
        this.identities = newIdentities;
    }

    private static final Identities NO_IDENTITIES = new Identities() {
        @Override
        public Caller assume(String roleArn, String service, String sessionName) {
            throw ServiceError.notImplemented("roles without IAM");
        }

        @Override
        public Credentials issue(Caller caller, java.time.Duration lifetime) {
            throw ServiceError.notImplemented("credentials without IAM");
        }

        @Override
        public java.util.Optional<Credentials> find(String accessKeyId) {
            return java.util.Optional.empty();
        }
    };
}
