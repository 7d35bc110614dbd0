package dev.countersign.sandbox.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/** A standard queue. Messages come out in the order in which they came in, as far as they are visible. */
final class Queue {
    private final String name;
    private final String arn;
    private final Instant created;
    private final Map<String, String> tags = new ConcurrentSkipListMap<>();
    private final Map<String, Message> messages = new LinkedHashMap<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private QueueAttributes attributes;
    private Instant modified;
    private Instant purged = Instant.MIN;

    Queue(String name, String arn, Instant created, QueueAttributes attributes) {
        this.name = name;
        this.arn = arn;
        this.created = created;
        this.modified = created;
        this.attributes = attributes;
    }

    /** How many messages there are: to be received, received and not deleted, delayed. */
    record Depth(long visible, long inFlight, long delayed) {}

    String name() {
        return name;
    }

    String arn() {
        return arn;
    }

    Instant created() {
        return created;
    }

    Map<String, String> tags() {
        return tags;
    }

    synchronized QueueAttributes attributes() {
        return attributes;
    }

    synchronized Instant modified() {
        return modified;
    }

    synchronized void change(Map<String, String> changes, Instant now) {
        attributes = attributes.with(changes);
        modified = now;
    }

    synchronized Depth depth(Instant now) {
        forgetOld(now);
        long visible = messages.values().stream()
                .filter(m -> !m.visible().isAfter(now))
                .count();
        long inFlight = messages.values().stream()
                .filter(m -> m.visible().isAfter(now) && m.receives() > 0)
                .count();
        return new Depth(visible, inFlight, messages.size() - visible - inFlight);
    }

    void add(Message message) {
        List<Runnable> told;
        synchronized (this) {
            messages.put(message.id(), message);
            told = List.copyOf(waiting);
        }
        told.forEach(Runnable::run);
    }

    /** What came of a look into the queue. */
    record Received(List<Message> messages, List<Message> deadLetters) {}

    /** Takes messages that are visible, and takes out those that were received too often. */
    synchronized Received receive(int most, Duration hidden, Instant now) {
        forgetOld(now);
        List<Message> taken = new ArrayList<>();
        List<Message> dead = new ArrayList<>();
        Iterator<Message> each = messages.values().iterator();
        while (each.hasNext() && taken.size() < most) {
            Message message = each.next();
            if (message.visible().isAfter(now)) {
                continue;
            }
            if (message.receives() >= attributes.mostReceives()) {
                each.remove();
                dead.add(message);
            } else {
                taken.add(message.received(now, handle(message), now.plus(hidden)));
            }
        }
        taken.forEach(message -> messages.put(message.id(), message));
        return new Received(taken, dead);
    }

    private static String handle(Message message) {
        return message.id() + "." + UUID.randomUUID();
    }

    /** @return the message of a receipt handle, also of an older one; empty when it is deleted */
    synchronized Optional<Message> withHandle(String handle) {
        return Optional.ofNullable(messages.get(handle.replaceFirst("\\..*$", "")));
    }

    synchronized void delete(String messageId) {
        messages.remove(messageId);
    }

    void show(Message message, Instant from, Instant now) {
        List<Runnable> told;
        synchronized (this) {
            messages.computeIfPresent(message.id(), (id, present) -> present.visibleFrom(from));
            told = from.isAfter(now) ? List.of() : List.copyOf(waiting);
        }
        told.forEach(Runnable::run);
    }

    /** Takes out everything. */
    synchronized List<Message> drain() {
        List<Message> all = List.copyOf(messages.values());
        messages.clear();
        return all;
    }

    synchronized Instant purged() {
        return purged;
    }

    synchronized void purge(Instant now) {
        messages.clear();
        purged = now;
    }

    /** Calls {@code news} whenever a message may have become visible, until it is taken back. */
    synchronized void await(Runnable news) {
        waiting.add(news);
    }

    synchronized void stopAwaiting(Runnable news) {
        waiting.remove(news);
    }

    /** When the next hidden message becomes visible. */
    synchronized Optional<Instant> nextVisible(Instant now) {
        return messages.values().stream()
                .map(Message::visible)
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo);
    }

    private void forgetOld(Instant now) {
        Instant oldest = now.minus(attributes.seconds("MessageRetentionPeriod"));
        messages.values().removeIf(message -> message.sent().isBefore(oldest));
    }
}
