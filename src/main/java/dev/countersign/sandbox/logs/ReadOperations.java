package dev.countersign.sandbox.logs;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Operations;
import dev.countersign.sandbox.api.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/** Reading log events. */
final class ReadOperations {
    private static final int MOST = 10_000;

    private final LogStore store;

    ReadOperations(LogStore store) {
        this.store = store;
    }

    void register(Operations operations) {
        operations.on(
                GetLogEventsRequest.class,
                Access.on(
                        "logs:GetLogEvents",
                        r -> store.streamArn(
                                StreamOperations.nameOf(r.logGroupName(), r.logGroupIdentifier()), r.logStreamName())),
                (r, caller) -> get(r));
        operations.on(
                FilterLogEventsRequest.class,
                Access.on(
                        "logs:FilterLogEvents",
                        r -> store.streamArn(StreamOperations.nameOf(r.logGroupName(), r.logGroupIdentifier()), null)),
                (r, caller) -> filter(r));
    }

    private GetLogEventsResponse get(GetLogEventsRequest r) {
        LogGroup group = store.group(StreamOperations.nameOf(r.logGroupName(), r.logGroupIdentifier()));
        var events = store.events(group, store.stream(group, r.logStreamName())).stream()
                .filter(event -> within(event, r.startTime(), r.endTime()))
                .toList();
        int limit = r.limit() == null ? MOST : Math.clamp(r.limit(), 1, MOST);
        int from = Boolean.TRUE.equals(r.startFromHead()) ? 0 : Math.max(0, events.size() - limit);
        int to = Math.min(events.size(), from + limit);
        if (r.nextToken() != null) {
            int position = Math.min(position(r.nextToken()), events.size());
            boolean forward = r.nextToken().startsWith("f/");
            from = forward ? position : Math.max(0, position - limit);
            to = forward ? Math.min(events.size(), position + limit) : position;
        }
        return GetLogEventsResponse.builder()
                .events(events.subList(from, to).stream()
                        .map(event -> OutputLogEvent.builder()
                                .timestamp(event.timestamp())
                                .ingestionTime(event.ingested())
                                .message(event.message())
                                .build())
                        .toList())
                .nextForwardToken("f/%056d".formatted(to))
                .nextBackwardToken("b/%056d".formatted(from))
                .build();
    }

    private static int position(String token) {
        if (!token.matches("[fb]/\\d{56}")) {
            throw LogStore.invalid("The specified nextToken is invalid.");
        }
        return Integer.parseInt(token.substring(token.length() - 9));
    }

    private FilterLogEventsResponse filter(FilterLogEventsRequest r) {
        LogGroup group = store.group(StreamOperations.nameOf(r.logGroupName(), r.logGroupIdentifier()));
        var pattern = new FilterPattern(r.filterPattern());
        var found = new ArrayList<LogStream.Event>();
        group.streams().values().stream()
                .filter(stream -> !r.hasLogStreamNames() || r.logStreamNames().contains(stream.name()))
                .filter(stream ->
                        r.logStreamNamePrefix() == null || stream.name().startsWith(r.logStreamNamePrefix()))
                .flatMap(stream -> store.events(group, stream).stream())
                .filter(event -> within(event, r.startTime(), r.endTime()))
                .filter(event -> pattern.test(event.message()))
                .forEach(found::add);
        found.sort(Comparator.comparingLong(LogStream.Event::timestamp).thenComparing(LogStream.Event::id));
        var page = page(found, r.nextToken(), r.limit());
        return FilterLogEventsResponse.builder()
                .events(page.items())
                .nextToken(page.next())
                .searchedLogStreams(List.of())
                .build();
    }

    private static Page<FilteredLogEvent> page(
            List<LogStream.Event> found, @Nullable String token, @Nullable Integer limit) {
        var events = found.stream()
                .map(event -> FilteredLogEvent.builder()
                        .eventId(event.id())
                        .logStreamName(event.stream())
                        .timestamp(event.timestamp())
                        .ingestionTime(event.ingested())
                        .message(event.message())
                        .build())
                .toList();
        try {
            return Page.of(events, token, limit, MOST);
        } catch (IllegalArgumentException e) {
            throw LogStore.invalid("The specified nextToken is invalid.");
        }
    }

    private static boolean within(LogStream.Event event, @Nullable Long from, @Nullable Long to) {
        return (from == null || event.timestamp() >= from) && (to == null || event.timestamp() <= to);
    }
}
