package dev.countersign.domain.states;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The history of one execution as far as it was read, in the order of its ids. */
public final class History {
    public static final History EMPTY = new History(List.of());

    private final List<HistoryEvent> events;
    private final Map<Long, HistoryEvent> byId = new HashMap<>();

    private History(List<HistoryEvent> events) {
        this.events = List.copyOf(events);
        this.events.forEach(event -> byId.put(event.id(), event));
    }

    public static History of(List<HistoryEvent> events) {
        return EMPTY.plus(events);
    }

    /** This history with newly read events; those that are here already are not taken twice. */
    public History plus(List<HistoryEvent> more) {
        List<HistoryEvent> fresh =
                more.stream().filter(event -> !byId.containsKey(event.id())).toList();
        if (fresh.isEmpty()) {
            return this;
        }
        var all = new ArrayList<>(events);
        all.addAll(fresh);
        all.sort((a, b) -> Long.compare(a.id(), b.id()));
        return new History(all);
    }

    public List<HistoryEvent> events() {
        return events;
    }

    public boolean isEmpty() {
        return events.isEmpty();
    }

    /** The id of the last event that was read; 0 when none was. */
    public long lastId() {
        return events.isEmpty() ? 0 : events.getLast().id();
    }

    public Optional<HistoryEvent> event(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The event that ended the execution; absent while it runs, and again after a redrive. */
    public Optional<HistoryEvent> end() {
        return events.isEmpty() || !(events.getLast().detail() instanceof EventDetail.ExecutionEnded)
                ? Optional.empty()
                : Optional.of(events.getLast());
    }

    /** The name of the state in which an event happened; events outside of any state have none. */
    public Optional<String> stateNameOf(HistoryEvent event) {
        return event.stateName().or(() -> entryOf(event).flatMap(HistoryEvent::stateName));
    }

    /** The event with which the state of an event was entered. */
    public Optional<HistoryEvent> entryOf(HistoryEvent event) {
        if (event.detail() instanceof EventDetail.ExecutionStarted
                || event.detail() instanceof EventDetail.ExecutionEnded) {
            return Optional.empty();
        }
        Optional<HistoryEvent> at = Optional.of(event);
        while (at.isPresent() && !(at.get().detail() instanceof EventDetail.StateEntered)) {
            at = event(at.get().previousId());
        }
        return at;
    }

    /** The first event that follows from {@code event}, directly or by way of others, and is as asked for. */
    public Optional<HistoryEvent> after(HistoryEvent event, Predicate<HistoryEvent> wanted) {
        Set<Long> reached = new HashSet<>(List.of(event.id()));
        for (HistoryEvent candidate : events) {
            if (candidate.id() > event.id() && reached.contains(candidate.previousId())) {
                if (wanted.test(candidate)) {
                    return Optional.of(candidate);
                }
                reached.add(candidate.id());
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof History history && events.equals(history.events);
    }

    @Override
    public int hashCode() {
        return events.hashCode();
    }

    @Override
    public String toString() {
        return "history of " + events.size() + " events";
    }
}
