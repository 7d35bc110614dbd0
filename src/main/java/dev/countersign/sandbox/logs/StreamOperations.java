package dev.countersign.sandbox.logs;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Operations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;

/** Log streams, and what is written into them. */
final class StreamOperations {
    private static final Duration OLDEST = Duration.ofDays(14);
    private static final Duration NEWEST = Duration.ofHours(2);

    private final LogStore store;

    StreamOperations(LogStore store) {
        this.store = store;
    }

    void register(Operations operations) {
        operations.on(
                CreateLogStreamRequest.class,
                Access.on("logs:CreateLogStream", r -> store.streamArn(r.logGroupName(), r.logStreamName())),
                (r, caller) -> {
                    store.createStream(store.group(r.logGroupName()), String.valueOf(r.logStreamName()));
                    return CreateLogStreamResponse.builder().build();
                });
        operations.on(
                DeleteLogStreamRequest.class,
                Access.on("logs:DeleteLogStream", r -> store.streamArn(r.logGroupName(), r.logStreamName())),
                (r, caller) -> {
                    LogGroup group = store.group(r.logGroupName());
                    group.streams()
                            .remove(store.stream(group, r.logStreamName()).name());
                    return DeleteLogStreamResponse.builder().build();
                });
        operations.on(
                DescribeLogStreamsRequest.class,
                Access.on(
                        "logs:DescribeLogStreams",
                        r -> store.streamArn(nameOf(r.logGroupName(), r.logGroupIdentifier()), null)),
                (r, caller) -> describe(r));
        operations.on(
                PutLogEventsRequest.class,
                Access.on("logs:PutLogEvents", r -> store.streamArn(r.logGroupName(), r.logStreamName())),
                (r, caller) -> put(r));
    }

    static String nameOf(@Nullable String name, @Nullable String identifier) {
        return name == null ? LogStore.nameOf(identifier) : name;
    }

    private DescribeLogStreamsResponse describe(DescribeLogStreamsRequest r) {
        LogGroup group = store.group(nameOf(r.logGroupName(), r.logGroupIdentifier()));
        boolean byTime = r.orderBy() == OrderBy.LAST_EVENT_TIME;
        if (byTime && r.logStreamNamePrefix() != null) {
            throw LogStore.invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }
        var streams = new ArrayList<>(group.streams().values().stream()
                .filter(stream ->
                        r.logStreamNamePrefix() == null || stream.name().startsWith(r.logStreamNamePrefix()))
                .map(stream -> describe(stream, store.events(group, stream)))
                .toList());
        Comparator<software.amazon.awssdk.services.cloudwatchlogs.model.LogStream> order = byTime
                ? Comparator.comparingLong(
                        stream -> stream.lastEventTimestamp() == null ? 0 : stream.lastEventTimestamp())
                : Comparator.comparing(software.amazon.awssdk.services.cloudwatchlogs.model.LogStream::logStreamName);
        streams.sort(Boolean.TRUE.equals(r.descending()) ? order.reversed() : order);
        var page = GroupOperations.page(List.copyOf(streams), r.nextToken(), r.limit());
        return DescribeLogStreamsResponse.builder()
                .logStreams(page.items())
                .nextToken(page.next())
                .build();
    }

    private static software.amazon.awssdk.services.cloudwatchlogs.model.LogStream describe(
            LogStream stream, List<LogStream.Event> events) {
        var builder = software.amazon.awssdk.services.cloudwatchlogs.model.LogStream.builder()
                .logStreamName(stream.name())
                .arn(stream.arn())
                .creationTime(stream.created())
                .storedBytes(0L);
        if (!events.isEmpty()) {
            builder.firstEventTimestamp(events.getFirst().timestamp())
                    .lastEventTimestamp(events.getLast().timestamp())
                    .lastIngestionTime(events.getLast().ingested())
                    .uploadSequenceToken(events.getLast().id());
        }
        return builder.build();
    }

    private PutLogEventsResponse put(PutLogEventsRequest r) {
        LogGroup group = store.group(r.logGroupName());
        LogStream stream = store.stream(group, r.logStreamName());
        List<InputLogEvent> given = r.logEvents();
        if (given.isEmpty()) {
            throw LogStore.invalid("1 validation error detected: Value at 'logEvents' failed to satisfy constraint:"
                    + " Member must have length greater than or equal to 1");
        }
        long oldest = store.now() - OLDEST.toMillis();
        long newest = store.now() + NEWEST.toMillis();
        for (int i = 1; i < given.size(); i++) {
            if (given.get(i).timestamp() < given.get(i - 1).timestamp()) {
                throw LogStore.invalid("Log events in a single PutLogEvents request must be in chronological order.");
            }
        }
        var kept = given.stream()
                .filter(event -> event.timestamp() >= oldest && event.timestamp() <= newest)
                .map(event -> store.event(stream, event.timestamp(), event.message()))
                .toList();
        stream.add(kept);
        int tooOld =
                (int) given.stream().filter(event -> event.timestamp() < oldest).count();
        int tooNew =
                (int) given.stream().filter(event -> event.timestamp() > newest).count();
        var answer = PutLogEventsResponse.builder().nextSequenceToken("%056d".formatted(store.now()));
        if (tooOld + tooNew > 0) {
            answer.rejectedLogEventsInfo(RejectedLogEventsInfo.builder()
                    .tooOldLogEventEndIndex(tooOld > 0 ? tooOld : null)
                    .tooNewLogEventStartIndex(tooNew > 0 ? given.size() - tooNew : null)
                    .build());
        }
        return answer.build();
    }
}
