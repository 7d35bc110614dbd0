package dev.countersign.watch;

import dev.countersign.aws.AwsFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be read when, what is being read now, and how the last readings went. Thread-safe. */
final class PollBook {
    private static final class Entry {
        private @Nullable Instant due;
        private boolean running;
        /** Asked for while it was being read: what that reading saw may be older than the wish. */
        private boolean again;

        private boolean tried;
        private int failures;
        private @Nullable AwsFailure failure;
        private @Nullable Instant failedSince;
        private @Nullable Instant lastGood;

        Entry(Instant due) {
            this.due = due;
        }
    }

    private final Map<PollKey, Entry> entries = new HashMap<>();

    PollBook(Instant now) {
        entries.put(new PollKey.Machines(), new Entry(now));
        entries.put(new PollKey.Pipelines(), new Entry(now));
    }

    /** Keeps just these keys; new ones are due at once. */
    synchronized void keep(Set<PollKey> keys, Instant now) {
        entries.entrySet().removeIf(entry -> !entry.getValue().running && !keys.contains(entry.getKey()));
        keys.forEach(key -> entries.computeIfAbsent(key, fresh -> new Entry(now)));
    }

    synchronized void makeDue(PollKey key, Instant now) {
        Entry entry = entries.computeIfAbsent(key, fresh -> new Entry(now));
        entry.due = now;
        entry.again = entry.running;
    }

    synchronized void makeAllDue(Instant now) {
        List.copyOf(entries.keySet()).forEach(key -> makeDue(key, now));
    }

    synchronized List<PollKey> takeDue(Instant now) {
        var due = new ArrayList<PollKey>();
        entries.forEach((key, entry) -> {
            if (!entry.running && entry.due != null && !entry.due.isAfter(now)) {
                entry.running = true;
                entry.again = false;
                due.add(key);
            }
        });
        return due;
    }

    synchronized Optional<Instant> nextDue() {
        return entries.values().stream()
                .filter(entry -> !entry.running)
                .flatMap(entry -> Optional.ofNullable(entry.due).stream())
                .min(Comparator.naturalOrder());
    }

    synchronized void done(PollKey key, Optional<AwsFailure> failure, Instant awsNow) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return;
        }
        entry.tried = true;
        entry.running = false;
        if (failure.isPresent()) {
            entry.failures++;
            entry.failure = failure.get();
            entry.failedSince = entry.failedSince == null ? awsNow : entry.failedSince;
        } else {
            entry.failures = 0;
            entry.failure = null;
            entry.failedSince = null;
            entry.lastGood = awsNow;
        }
    }

    synchronized void schedule(PollKey key, Optional<Instant> next) {
        Entry entry = entries.get(key);
        if (entry != null && !entry.again && !entry.running) {
            entry.due = next.orElse(null);
        }
    }

    synchronized boolean wasTried(PollKey key) {
        Entry entry = entries.get(key);
        return entry != null && entry.tried;
    }

    synchronized int failures(PollKey key) {
        Entry entry = entries.get(key);
        return entry == null ? 0 : entry.failures;
    }

    synchronized Optional<AwsFailure> failure(PollKey key) {
        return Optional.ofNullable(entries.get(key)).map(entry -> entry.failure);
    }

    /** How many things of the same kind are followed. */
    synchronized int peers(PollKey key) {
        return (int) entries.keySet().stream()
                .filter(other -> other.getClass() == key.getClass())
                .count();
    }

    /** What could not be read the last time, the longest-lasting first. */
    synchronized List<Trouble> troubles() {
        var found = new ArrayList<Trouble>();
        entries.forEach((key, entry) -> {
            if (entry.failure != null && entry.failedSince != null) {
                found.add(new Trouble(
                        PollNames.of(key), entry.failure, entry.failedSince, Optional.ofNullable(entry.lastGood)));
            }
        });
        found.sort(Comparator.comparing(Trouble::since).thenComparing(Trouble::subject));
        return found;
    }
}
