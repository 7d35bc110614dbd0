package dev.countersign.sandbox.lambda;

import dev.countersign.sandbox.lambda.runtime.LogSink;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** What one invocation writes. */
final class InvocationLog implements LogSink {
    private static final int TAIL_BYTES = 4096;

    private final InstantSource clock;
    private final List<InputLogEvent> events = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    InvocationLog(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void text(String piece) {
        line.append(piece);
        for (int end = line.indexOf("\n"); end >= 0; end = line.indexOf("\n")) {
            add(line.substring(0, end + 1));
            line.delete(0, end + 1);
        }
    }

    @Override
    public synchronized void event(String event) {
        if (!line.isEmpty()) {
            add(line + "\n");
            line.setLength(0);
        }
        add(event);
    }

    private void add(String message) {
        events.add(InputLogEvent.builder()
                .timestamp(clock.instant().toEpochMilli())
                .message(message)
                .build());
    }

    synchronized List<InputLogEvent> events() {
        return List.copyOf(events);
    }

    /** The last 4 KB, as {@code LogType: Tail} gives them. */
    synchronized byte[] tail() {
        var all = new StringBuilder();
        events.forEach(event -> all.append(event.message()));
        byte[] bytes = all.toString().getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOfRange(bytes, Math.max(0, bytes.length - TAIL_BYTES), bytes.length);
    }
}
