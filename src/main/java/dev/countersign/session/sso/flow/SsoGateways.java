package dev.countersign.session.sso.flow;

import dev.countersign.aws.Endpoints;
import dev.countersign.aws.SsoConnector;
import dev.countersign.aws.SsoGateway;
import dev.countersign.session.sso.SsoSession;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The open ports to Identity Centers, one for each region and set of endpoints. Thread-safe. */
public final class SsoGateways implements AutoCloseable {
    private record Place(String region, Endpoints endpoints) {}

    private final SsoConnector connector;
    private final Map<Place, SsoGateway> open = new ConcurrentHashMap<>();

    public SsoGateways(SsoConnector connector) {
        this.connector = connector;
    }

    public SsoGateway of(SsoSession session, Endpoints endpoints) {
        return open.computeIfAbsent(
                new Place(session.region(), endpoints), place -> connector.connect(place.region(), place.endpoints()));
    }

    @Override
    public void close() {
        open.values().forEach(SsoGateway::close);
        open.clear();
    }
}
