package dev.countersign.sandbox.events;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.AwsEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An event as it goes over the bus: the envelope that EventBridge puts round a service's detail. */
final class EventEnvelope {
    static final JsonMapper JSON = JsonMapper.shared();

    private EventEnvelope() {}

    static ObjectNode of(AwsEvent event, Account account, Instant time) {
        ObjectNode envelope = JSON.createObjectNode();
        envelope.put("version", "0");
        envelope.put("id", UUID.randomUUID().toString());
        envelope.put("detail-type", event.detailType());
        envelope.put("source", event.source());
        envelope.put("account", account.id());
        envelope.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
        envelope.put("region", account.region());
        var resources = envelope.putArray("resources");
        event.resources().forEach(resources::add);
        envelope.set("detail", JSON.valueToTree(event.detail()));
        return envelope;
    }
}
