package dev.countersign.sandbox.states.history;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The events of one execution, numbered from 1. Whoever owns it guards it. */
public final class History {
    /** AWS ends a standard execution at this many events. */
    public static final int LIMIT = 25_000;

    private final InstantSource clock;
    private final List<Event> events = new ArrayList<>();

    public History(InstantSource clock) {
        this.clock = clock;
    }

    public Event add(String type, long previous, Map<String, Object> details) {
        long id = events.size() + 1L;
        var event = new Event(id, previous, type, clock.instant(), details);
        events.add(event);
        return event;
    }

    /** The id of the last event; 0 when there is none. */
    public long lastId() {
        return events.size();
    }

    /** Whether only the event that ends the execution still has room. */
    public boolean isFull() {
        return events.size() >= LIMIT - 1;
    }

    public List<Event> events() {
        return List.copyOf(events);
    }
}
