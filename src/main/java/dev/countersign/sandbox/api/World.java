package dev.countersign.sandbox.api;

import dev.countersign.sandbox.api.web.Site;
import dev.countersign.sandbox.clock.SandboxClock;

/** What every service of a sandbox shares. */
public final class World {
    private final Account account;
    private final SandboxClock clock;
    private final Operations operations = new Operations();
    private final Site site = new Site();
    private final IssuedSecrets issued = IssuedSecrets.ofThisProgram();
    private volatile EventSink events = event -> {};
    private volatile Metrics metrics = (namespace, name, dimensions, value) -> {};
    private volatile Identities identities = NO_IDENTITIES;

    public World(Account account, SandboxClock clock) {
        this.account = account;
        this.clock = clock;
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
