package dev.countersign.domain.states;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;

/** The history of one execution as far as it was read, in the order of its ids. */
public final class History {
    private static final String REDRIVEN = "ExecutionRedriven";

    public static final History EMPTY = new History(List.of());

    private final List<HistoryEvent> events;
    private final Map<Long, HistoryEvent> byId = new HashMap<>();
    private final Map<Long, List<HistoryEvent>> byPrevious = new HashMap<>();

    private History(List<HistoryEvent> events) {
        this.events = List.copyOf(events);
        for (HistoryEvent event : this.events) {
            byId.put(event.id(), event);
            if (event.previousId() < event.id()) {
                byPrevious
                        .computeIfAbsent(event.previousId(), id -> new ArrayList<>())
                        .add(event);
            }
        }
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

    /** When the present run of an execution began, if it was redriven: its timeout counts from there. */
    public Optional<Instant> redriven() {
        return events.reversed().stream()
                .filter(event -> event.type().equals(REDRIVEN))
                .map(HistoryEvent::timestamp)
                .findFirst();
    }

    /** The event that ended the run of the execution that {@code event} belongs to: a redrive begins another run. */
    public Optional<HistoryEvent> endAfter(HistoryEvent event) {
        return events.stream()
                .filter(later -> later.id() > event.id() && later.detail() instanceof EventDetail.ExecutionEnded)
                .findFirst();
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
            if (at.get().type().equals(REDRIVEN)) {
                return openBefore(at.get());
            }
            at = event(at.get().previousId());
        }
        return at;
    }

    /** Whether a state was entered and not left since: when the execution has ended, a redrive goes on with it. */
    public boolean isOpen(String state) {
        long entered = events.stream()
                .filter(event -> event.detail() instanceof EventDetail.StateEntered(String name, var input)
                        && name.equals(state))
                .count();
        long left = events.stream()
                .filter(event -> event.detail() instanceof EventDetail.StateExited(String name, var output)
                        && name.equals(state))
                .count();
        return entered > left;
    }

    /** The state that a redrive goes on with, where it is not entered once more: the last one that had not been left. */
    private Optional<HistoryEvent> openBefore(HistoryEvent redriven) {
        Set<String> left = new HashSet<>();
        for (HistoryEvent event : events.reversed()) {
            if (event.id() < redriven.id()) {
                switch (event.detail()) {
                    case EventDetail.StateExited exited -> left.add(exited.name());
                    case EventDetail.StateEntered entered
                    when !left.remove(entered.name()) -> {
                        return Optional.of(event);
                    }
                    default -> {}
                }
            }
        }
        return Optional.empty();
    }

    /** The first event that follows from {@code event}, directly or by way of others, and is as asked for. */
    public Optional<HistoryEvent> after(HistoryEvent event, Predicate<HistoryEvent> wanted) {
        // By ids, and only along what follows: a long history has thousands of tasks, and each asks this several times.
        var reached = new PriorityQueue<>(Comparator.comparingLong(HistoryEvent::id));
        reached.addAll(following(event));
        for (HistoryEvent next = reached.poll(); next != null; next = reached.poll()) {
            if (wanted.test(next)) {
                return Optional.of(next);
            }
            reached.addAll(following(next));
        }
        return Optional.empty();
    }

    private List<HistoryEvent> following(HistoryEvent event) {
        return byPrevious.getOrDefault(event.id(), List.of());
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
