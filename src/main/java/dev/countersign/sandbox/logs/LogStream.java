package dev.countersign.sandbox.logs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A log stream and its events. */
final class LogStream {
    /**
     * One event.
     *
     * @param id unique in the sandbox
     * @param timestamp epoch milliseconds, as the writer gave it
     * @param ingested epoch milliseconds
     */
    record Event(String id, String stream, long timestamp, long ingested, String message) {}

    private final String name;
    private final String arn;
    private final long created;
    private final List<Event> events = new ArrayList<>();

    LogStream(String name, String arn, long created) {
        this.name = name;
        this.arn = arn;
        this.created = created;
    }

    String name() {
        return name;
    }

    String arn() {
        return arn;
    }

    long created() {
        return created;
    }

    synchronized void add(List<Event> added) {
        events.addAll(added);
        // A stable sort: events of the same millisecond stay in the order in which they were written.
        events.sort(Comparator.comparingLong(Event::timestamp));
    }

    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    synchronized void dropBefore(long timestamp) {
        events.removeIf(event -> event.timestamp() < timestamp);
    }
}
