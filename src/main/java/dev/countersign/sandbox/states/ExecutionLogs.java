package dev.countersign.sandbox.states;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.states.data.Json;
import dev.countersign.sandbox.states.history.Event;
import dev.countersign.sandbox.states.history.HistoryEvents;
import dev.countersign.sandbox.states.run.Execution;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;

/** Sends histories to the log group that a state machine names. As on AWS, a log that cannot be written harms no execution. */
final class ExecutionLogs {
    private static final Logger LOG = Logger.getLogger(ExecutionLogs.class.getName());
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final World world;
    private final Store store;
    private final Map<String, Stream> streams = new LinkedHashMap<>();

    /** One execution's way into its log group. */
    private static final class Stream {
        private final String group;
        private final String name;
        private final List<InputLogEvent> waiting = new ArrayList<>();
        private boolean sending;
        private boolean made;

        Stream(String group, String name) {
            this.group = group;
            this.name = name;
        }
    }

    ExecutionLogs(World world, Store store) {
        this.world = world;
        this.store = store;
    }

    /** Takes an event up; it is sent off the caller's thread, in order. */
    void recorded(Execution execution, Event event) {
        LoggingConfiguration logging = store.find(execution.machine().arn())
                .map(Store.Registered::logging)
                .orElse(null);
        if (logging == null || !isLogged(logging.levelAsString(), event.type())) {
            return;
        }
        Optional<String> group = group(logging);
        if (group.isEmpty()) {
            return;
        }
        InputLogEvent line = line(execution, event, Boolean.TRUE.equals(logging.includeExecutionData()));
        synchronized (this) {
            Stream stream = streams.computeIfAbsent(execution.arn(), arn -> stream(execution, group.get()));
            stream.waiting.add(line);
            if (!stream.sending) {
                stream.sending = true;
                world.clock().run(() -> send(stream, execution.machine().arn()));
            }
        }
    }

    private static boolean isLogged(String level, String type) {
        boolean fatal =
                type.equals("ExecutionFailed") || type.equals("ExecutionAborted") || type.equals("ExecutionTimedOut");
        return switch (level) {
            case "ALL" -> true;
            case "ERROR" -> fatal || type.endsWith("Failed") || type.endsWith("TimedOut") || type.endsWith("Aborted");
            case "FATAL" -> fatal;
            default -> false;
        };
    }

    /** The log group's name from {@code arn:aws:logs:REGION:ACCOUNT:log-group:NAME:*}. */
    private static Optional<String> group(LoggingConfiguration logging) {
        return logging.destinations().stream()
                .map(destination -> destination.cloudWatchLogsLogGroup().logGroupArn())
                .map(arn -> arn.replaceFirst("^arn:[^:]*:logs:[^:]*:[^:]*:log-group:", "")
                        .replaceFirst(":\\*$", ""))
                .findFirst();
    }

    private static Stream stream(Execution execution, String group) {
        String name = "states/%s/%s/%s"
                .formatted(
                        execution.machine().name(),
                        MINUTE.format(execution.started()),
                        UUID.randomUUID().toString().substring(0, 8));
        return new Stream(group, name);
    }

    private static InputLogEvent line(Execution execution, Event event, boolean withData) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", String.valueOf(event.id()));
        message.put("type", event.type());
        message.put("details", HistoryEvents.details(event, withData));
        message.put("redrive_count", String.valueOf(execution.redrives().count()));
        message.put("previous_event_id", String.valueOf(event.previous()));
        message.put("event_timestamp", String.valueOf(event.timestamp().toEpochMilli()));
        message.put("execution_arn", execution.arn());
        return InputLogEvent.builder()
                .timestamp(event.timestamp().toEpochMilli())
                .message(Json.write(message))
                .build();
    }

    private void send(Stream stream, String machineArn) {
        Caller delivery = Caller.service("delivery.logs.amazonaws.com", machineArn);
        for (List<InputLogEvent> batch = next(stream); !batch.isEmpty(); batch = next(stream)) {
            try {
                put(stream, batch, delivery);
            } catch (ServiceError e) {
                LOG.log(Level.FINE, e, () -> "no log in " + stream.group);
            }
        }
    }

    private synchronized List<InputLogEvent> next(Stream stream) {
        List<InputLogEvent> batch = List.copyOf(stream.waiting);
        stream.waiting.clear();
        stream.sending = !batch.isEmpty();
        return batch;
    }

    private void put(Stream stream, List<InputLogEvent> batch, Caller delivery) {
        if (!stream.made) {
            world.operations()
                    .call(
                            delivery,
                            CreateLogStreamRequest.builder()
                                    .logGroupName(stream.group)
                                    .logStreamName(stream.name)
                                    .build(),
                            CreateLogStreamResponse.class);
            stream.made = true;
        }
        world.operations()
                .call(
                        delivery,
                        PutLogEventsRequest.builder()
                                .logGroupName(stream.group)
                                .logStreamName(stream.name)
                                .logEvents(batch)
                                .build(),
                        PutLogEventsResponse.class);
    }

    /** Forgets the way of an execution that has ended; what is still waiting is sent all the same. */
    synchronized void changed(Execution execution) {
        if (execution.standing().status() != Execution.Status.RUNNING) {
            streams.remove(execution.arn());
        }
    }
}
