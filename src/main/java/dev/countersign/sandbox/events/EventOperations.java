package dev.countersign.sandbox.events;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.AwsEvent;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Needed;
import dev.countersign.sandbox.api.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.TestEventPatternRequest;
import software.amazon.awssdk.services.eventbridge.model.TestEventPatternResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** PutEvents and TestEventPattern. */
final class EventOperations {
    private static final int MOST_ENTRIES = 10;

    private final World world;
    private final RuleBook rules;
    private final EventBus bus;

    EventOperations(World world, RuleBook rules, EventBus bus) {
        this.world = world;
        this.rules = rules;
        this.bus = bus;
    }

    void register() {
        var on = world.operations();
        on.on(PutEventsRequest.class, q -> List.of(new Needed("events:PutEvents", rules.busArn())), this::put);
        on.on(TestEventPatternRequest.class, Access.onAll("events:TestEventPattern"), this::test);
    }

    private PutEventsResponse put(PutEventsRequest request, Caller caller) {
        int size = request.entries().size();
        if (size < 1 || size > MOST_ENTRIES) {
            throw EventsErrors.invalid("1 validation error detected: Value at 'entries' failed to satisfy constraint:"
                    + " Member must have length between 1 and 10, inclusive");
        }
        List<PutEventsResultEntry> results = request.entries().stream()
                .map(entry -> refusal(entry).orElseGet(() -> accept(entry)))
                .toList();
        return PutEventsResponse.builder()
                .entries(results)
                .failedEntryCount((int) results.stream()
                        .filter(result -> result.errorCode() != null)
                        .count())
                .build();
    }

    private Optional<PutEventsResultEntry> refusal(PutEventsRequestEntry entry) {
        rules.checkBus(entry.eventBusName());
        Optional<PutEventsResultEntry> missing = Stream.of(
                        missing("Source", entry.source()),
                        missing("DetailType", entry.detailType()),
                        missing("Detail", entry.detail()))
                .flatMap(Optional::stream)
                .findFirst();
        if (missing.isPresent()) {
            return missing;
        }
        if (entry.source().startsWith("aws.")) {
            return Optional.of(error("NotAuthorizedForSourceException", "Not authorized for the source."));
        }
        return detail(entry.detail()).isPresent()
                ? Optional.empty()
                : Optional.of(error("MalformedDetail", "Detail is malformed."));
    }

    private static Optional<PutEventsResultEntry> missing(String name, @Nullable String value) {
        return value == null || value.isEmpty()
                ? Optional.of(error(
                        "InvalidArgument",
                        "Parameter " + name + " is not valid. Reason: " + name + " is a required argument."))
                : Optional.empty();
    }

    private static PutEventsResultEntry error(String code, String message) {
        return PutEventsResultEntry.builder()
                .errorCode(code)
                .errorMessage(message)
                .build();
    }

    private static Optional<JsonNode> detail(String json) {
        try {
            return Optional.of(EventEnvelope.JSON.readTree(json)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private PutEventsResultEntry accept(PutEventsRequestEntry entry) {
        Instant time = entry.time() == null ? world.clock().instant() : entry.time();
        var event = new AwsEvent(entry.source(), entry.detailType(), entry.resources(), Map.of());
        ObjectNode envelope = EventEnvelope.of(event, world.account(), time);
        detail(entry.detail()).ifPresent(detail -> envelope.set("detail", detail));
        return PutEventsResultEntry.builder()
                .eventId(bus.send(envelope).toString())
                .build();
    }

    private TestEventPatternResponse test(TestEventPatternRequest request, Caller caller) {
        JsonNode event;
        try {
            event = EventEnvelope.JSON.readTree(request.event());
        } catch (JacksonException e) {
            throw EventsErrors.invalid("Parameter Event is not valid. Reason: " + e.getOriginalMessage());
        }
        for (String field : List.of("id", "account", "source", "time", "region", "resources", "detail-type")) {
            if (!event.has(field)) {
                throw EventsErrors.invalid(
                        "Parameter Event is not valid. Reason: Provided event is missing the required" + " field "
                                + field + ".");
            }
        }
        return TestEventPatternResponse.builder()
                .result(RuleOperations.compiled(request.eventPattern()).matches(event))
                .build();
    }
}
