package dev.countersign.sandbox.cloudtrail;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Answer;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Page;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

/**
 * CloudTrail's event history: the management events of the last 90 days, denied calls too. Calls that are about data (objects,
 * messages, invocations) are not in it, as on AWS. Events are there at once, where AWS takes minutes.
 */
public final class CloudTrailService {
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int MOST_KEPT = 50_000;
    private static final int PAGE = 50;

    private final World world;
    private final Records records;
    private final ConcurrentLinkedDeque<Event> newestFirst = new ConcurrentLinkedDeque<>();
    private final AtomicInteger kept = new AtomicInteger();

    public CloudTrailService(World world) {
        this.world = world;
        this.records = new Records(world.account());
    }

    public void register() {
        world.operations().observeWith(this::called);
        world.operations()
                .on(LookupEventsRequest.class, Access.onAll("cloudtrail:LookupEvents"), (r, caller) -> lookup(r));
    }

    private void called(Caller caller, AwsRequest request, Optional<Answer> answer, Optional<ServiceError> error) {
        boolean nobody = caller.arn().equals("anonymous");
        if (nobody || EventNames.isAboutData(request.getClass())) {
            return;
        }
        newestFirst.addFirst(records.of(world.clock().instant(), caller, request, answer, error));
        if (kept.incrementAndGet() > MOST_KEPT) {
            newestFirst.pollLast();
            kept.decrementAndGet();
        }
    }

    private LookupEventsResponse lookup(LookupEventsRequest r) {
        if (r.eventCategory() != null) {
            throw ServiceError.notImplemented("Insights events");
        }
        Integer limit = r.maxResults();
        if (limit != null && (limit < 1 || limit > PAGE)) {
            throw ServiceError.of("InvalidMaxResultsException", "The specified max results value is invalid: " + limit);
        }
        Instant oldest = world.clock().instant().minus(KEPT);
        Instant from = r.startTime() == null || r.startTime().isBefore(oldest) ? oldest : r.startTime();
        if (r.startTime() != null && r.endTime() != null && r.endTime().isBefore(r.startTime())) {
            throw ServiceError.of("InvalidTimeRangeException", "The start time must not be after the end time.");
        }
        Predicate<Event> wanted = wanted(r.lookupAttributes());
        List<Event> found = newestFirst.stream()
                .filter(event -> !event.eventTime().isBefore(from.minusMillis(999)))
                .filter(event -> r.endTime() == null || !event.eventTime().isAfter(r.endTime()))
                .filter(wanted)
                .toList();
        return page(found, r.nextToken(), limit);
    }

    /** Tokens name the last event of a page, so that newer events do not shift the next one. */
    private static LookupEventsResponse page(List<Event> found, @Nullable String token, @Nullable Integer limit) {
        int start = 0;
        if (token != null) {
            start = 1 + ids(found).indexOf(token);
            if (start == 0) {
                throw ServiceError.of("InvalidNextTokenException", "Invalid token.");
            }
        }
        Page<Event> page = Page.of(found.subList(start, found.size()), null, limit, PAGE);
        return LookupEventsResponse.builder()
                .events(page.items())
                .nextToken(page.next() == null ? null : page.items().getLast().eventId())
                .build();
    }

    private static List<String> ids(List<Event> events) {
        return events.stream().map(Event::eventId).toList();
    }

    private static Predicate<Event> wanted(List<LookupAttribute> attributes) {
        if (attributes.size() > 1) {
            throw invalidAttributes("One lookup attribute can be given at a time.");
        }
        if (attributes.isEmpty()) {
            return event -> true;
        }
        LookupAttribute attribute = attributes.getFirst();
        String value = attribute.attributeValue();
        if (value == null || value.isEmpty() || attribute.attributeKey() == null) {
            throw invalidAttributes("A lookup attribute has a key and a value.");
        }
        return switch (attribute.attributeKey()) {
            case EVENT_ID -> event -> event.eventId().equals(value);
            case EVENT_NAME -> event -> event.eventName().equals(value);
            case READ_ONLY -> event -> event.readOnly().equals(value.toLowerCase(Locale.ROOT));
            case USERNAME -> event -> event.username().equals(value);
            case EVENT_SOURCE -> event -> event.eventSource().equals(value);
            case RESOURCE_TYPE ->
                event -> event.resources().stream()
                        .anyMatch(resource -> resource.resourceType().equals(value));
            case RESOURCE_NAME ->
                event -> event.resources().stream()
                        .anyMatch(resource -> resource.resourceName().equals(value));
            case ACCESS_KEY_ID -> throw ServiceError.notImplemented("looking events up by access key");
            case UNKNOWN_TO_SDK_VERSION ->
                throw invalidAttributes("Unknown lookup attribute " + attribute.attributeKeyAsString() + ".");
        };
    }

    private static ServiceError invalidAttributes(String message) {
        return ServiceError.of("InvalidLookupAttributesException", message);
    }
}
