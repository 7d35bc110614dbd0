package dev.countersign.session;

import dev.countersign.aws.AwsConnector;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.Gateways;
import dev.countersign.aws.ServerClock;
import dev.countersign.session.credentials.SessionCredentials;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proved session, the ports that act in its name, and the credentials they sign with. The same sign-in can be used in several
 * regions: {@link #in} gives each its own ports, all on the same credentials, which end with the last of them. Whoever holds
 * one closes it. Thread-safe.
 */
public final class SignedIn implements AutoCloseable {
    private final Session session;
    private final Gateways gateways;
    private final Shared shared;
    private boolean closed;

    /**
     * Takes ports and credentials over.
     *
     * @param connector opens the ports of other regions
     */
    public SignedIn(Session session, Gateways gateways, SessionCredentials credentials, AwsConnector connector) {
        this(session, gateways, new Shared(credentials, connector, gateways.clock(), new AtomicInteger()));
    }

    private SignedIn(Session session, Gateways gateways, Shared shared) {
        this.session = session;
        this.gateways = gateways;
        this.shared = shared;
        shared.users.incrementAndGet();
    }

    public Session session() {
        return session;
    }

    public Gateways gateways() {
        return gateways;
    }

    /** How long the credentials last, and how they are renewed; the same for every region. */
    public SessionCredentials credentials() {
        return shared.credentials;
    }

    /**
     * The same identity in another region: instant, nothing is called and nobody is asked. To be closed on its own.
     *
     * @throws IllegalStateException when this one is closed already
     */
    public synchronized SignedIn in(String region) {
        if (closed) {
            throw new IllegalStateException("this session has ended");
        }
        Session there = session.in(region);
        return new SignedIn(there, shared.connector.connect(there.connection(), shared.clock), shared);
    }

    /** The account's alias; absent when it has none or this identity may not read it. Blocks. */
    public Optional<String> accountAlias() {
        try {
            return gateways.identity().accountAlias();
        } catch (AwsFailure e) {
            // A name for the eye only: without permission or network the account's number has to do.
            return Optional.empty();
        }
    }

    /**
     * A sentence about a clock of this machine that is wrong by five minutes or more, as far as AWS's answers have shown. Not
     * said elsewhere than at AWS: a sandbox's clock can be moved.
     */
    public Optional<String> clockNote() {
        boolean known =
                gateways.clock().isHeard() && !session.connection().endpoints().isOverridden();
        return known
                ? ClockNote.of(Duration.between(
                        InstantSource.system().instant(), gateways.clock().instant()))
                : Optional.empty();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        gateways.close();
        if (shared.users.decrementAndGet() == 0) {
            shared.credentials.close();
        }
    }

    private record Shared(
            SessionCredentials credentials, AwsConnector connector, ServerClock clock, AtomicInteger users) {}
}
