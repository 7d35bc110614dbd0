package dev.countersign.stack.health.setup;

import dev.countersign.stack.health.facts.Fact;
import dev.countersign.stack.health.facts.Truth;
import java.util.List;

/** An SNS topic with those who are to hear of it. */
public record TopicSetup(Thing thing, Fact<List<Subscriber>> subscribers) {
    /** @param confirmed unknown before deployment: an e-mail address has to confirm */
    public record Subscriber(String protocol, String endpoint, Truth confirmed) {}
}
