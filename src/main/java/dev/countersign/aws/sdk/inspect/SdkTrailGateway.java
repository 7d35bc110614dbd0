package dev.countersign.aws.sdk.inspect;

import static dev.countersign.aws.sdk.call.SdkTypes.present;

import dev.countersign.aws.SecretText;
import dev.countersign.aws.inspect.TrailGateway;
import dev.countersign.aws.sdk.call.AwsCalls;
import dev.countersign.aws.sdk.call.AwsClients;
import dev.countersign.domain.Redacted;
import dev.countersign.domain.inspect.TrailEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@link TrailGateway} over CloudTrail. */
final class SdkTrailGateway implements TrailGateway {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AwsClients clients;

    SdkTrailGateway(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public List<TrailEvent> events(String eventName, Instant from, Instant to, int limit) {
        return AwsCalls.call(
                "cloudtrail:LookupEvents",
                () -> clients
                        .cloudTrail()
                        .lookupEventsPaginator(r -> r.startTime(from)
                                .endTime(to)
                                .lookupAttributes(a -> a.attributeKey(LookupAttributeKey.EVENT_NAME)
                                        .attributeValue(eventName)))
                        .events()
                        .stream()
                        .limit(limit)
                        .map(SdkTrailGateway::event)
                        .toList());
    }

    private static TrailEvent event(Event event) {
        JsonNode record = record(event);
        JsonNode parameters = record.path("requestParameters");
        return new TrailEvent(
                Objects.toString(event.eventId(), ""),
                event.eventTime(),
                Objects.toString(event.eventName(), ""),
                Objects.toString(event.eventSource(), ""),
                present(record.path("userIdentity").path("arn").asString(""))
                        .or(() -> present(
                                record.path("userIdentity").path("invokedBy").asString("")))
                        .orElseGet(() -> Objects.toString(event.username(), "")),
                present(record.path("errorCode").asString("")),
                event.resources().stream()
                        .map(resource -> Objects.toString(resource.resourceName(), ""))
                        .toList(),
                parameters.isObject()
                        ? Optional.of(SecretText.without(
                                Redacted.of(parameters.toString()).text()))
                        : Optional.empty());
    }

    private static JsonNode record(Event event) {
        try {
            return JSON.readTree(Objects.toString(event.cloudTrailEvent(), "{}"));
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }
}
