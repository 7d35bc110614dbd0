package dev.countersign.session;

import dev.countersign.aws.Gateways;

/** A proved session and the ports that act in its name. Whoever holds it last closes it. */
public record SignedIn(Session session, Gateways gateways) implements AutoCloseable {
    @Override
    public void close() {
        gateways.close();
    }
}
