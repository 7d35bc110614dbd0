package dev.countersign.app.sessions;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The sessions side by side in one window, in the order in which they came, of which at most one is on screen. Use it on one
 * thread.
 *
 * @param <S> what a session is to whoever holds the list
 */
public final class Sessions<S extends OpenSession> {
    /** How it stands with one entry. */
    public sealed interface State<S> {
        /** AWS is being asked who we are; {@code cancel} gives that up. */
        record Proving<S>(Runnable cancel) implements State<S> {}

        /** Signed in. */
        record Open<S>(S session) implements State<S> {}

        /**
         * Not signed in, and {@code again} would try.
         *
         * @param why as a sentence
         */
        record Failed<S>(String why, Runnable again) implements State<S> {}
    }

    /** One entry, which stays the same while its state changes. */
    public static final class Entry<S> {
        private final String name;
        private State<S> state;

        private Entry(String name, State<S> state) {
            this.name = name;
            this.state = state;
        }

        /** What it was asked for as: a profile's name, with the region. */
        public String name() {
            return name;
        }

        public State<S> state() {
            return state;
        }

        /** The session; absent while nobody is signed in. */
        public Optional<S> session() {
            return state instanceof State.Open<S>(S session) ? Optional.of(session) : Optional.empty();
        }
    }

    private final List<Entry<S>> entries = new ArrayList<>();
    /** Those that were on screen, the latest first. */
    private final Deque<Entry<S>> seen = new ArrayDeque<>();

    private final Runnable changed;
    private Optional<Entry<S>> current = Optional.empty();

    /** @param changed called after every change */
    public Sessions(Runnable changed) {
        this.changed = changed;
    }

    public List<Entry<S>> entries() {
        return List.copyOf(entries);
    }

    /** The session on screen. */
    public Optional<S> current() {
        return current.flatMap(Entry::session);
    }

    /** The entry whose session is on screen. */
    public Optional<Entry<S>> currentEntry() {
        return current;
    }

    /** Those that are signed in, in their order. */
    public List<S> open() {
        return entries.stream().flatMap(entry -> entry.session().stream()).toList();
    }

    /** Takes in a session and brings it on screen. */
    public Entry<S> add(String name, S session) {
        var entry = new Entry<S>(name, new State.Open<>(session));
        entries.add(entry);
        bringUp(entry, session);
        changed.run();
        return entry;
    }

    /** Makes room for a session that is still being proved; what is on screen stays there. */
    public Entry<S> expect(String name, Runnable cancel) {
        var entry = new Entry<S>(name, new State.Proving<>(cancel));
        entries.add(entry);
        changed.run();
        return entry;
    }

    /** It is being proved again. */
    public void expectAgain(Entry<S> entry, Runnable cancel) {
        set(entry, new State.Proving<>(cancel));
    }

    /**
     * The session that was expected is there. It does not come on screen by itself: somebody may be at work in another one.
     *
     * @return false when nobody expects it any more; the session then is still the caller's
     */
    public boolean proved(Entry<S> entry, S session) {
        if (!entries.contains(entry) || !(entry.state instanceof State.Proving<S>)) {
            return false;
        }
        set(entry, new State.Open<>(session));
        return true;
    }

    /** The session that was expected will not come. */
    public void failed(Entry<S> entry, String why, Runnable again) {
        if (entries.contains(entry)) {
            set(entry, new State.Failed<>(why, again));
        }
    }

    private void set(Entry<S> entry, State<S> state) {
        entry.state = state;
        changed.run();
    }

    /** Brings a session on screen; nothing when it is not signed in. */
    public void select(Entry<S> entry) {
        entry.session().filter(session -> entries.contains(entry)).ifPresent(session -> {
            bringUp(entry, session);
            changed.run();
        });
    }

    /** The session that many steps on among those that are signed in, around the end. */
    public void step(int by) {
        List<Entry<S>> open = openEntries();
        if (!open.isEmpty()) {
            int at = current.map(open::indexOf).orElse(-1);
            int from = at < 0 ? (by > 0 ? -1 : 0) : at;
            select(open.get(Math.floorMod(from + by, open.size())));
        }
    }

    /** The entry with that number, counted from 1; nothing when there is none or it is not signed in. */
    public void toNumber(int number) {
        if (number >= 1 && number <= entries.size()) {
            select(entries.get(number - 1));
        }
    }

    /** Nothing of any session is on screen any more; all stay as they are. */
    public void leave() {
        current().ifPresent(OpenSession::leave);
        current = Optional.empty();
        changed.run();
    }

    /** Brings the one back that was on screen last; answers whether there is one. */
    public boolean back() {
        Optional<Entry<S>> last =
                seen.stream().filter(entry -> entry.session().isPresent()).findFirst();
        last.ifPresent(this::select);
        return last.isPresent();
    }

    /** Somebody else takes a session's place; the one before ends. */
    public void replace(S before, S now) {
        entryOf(before).ifPresent(entry -> {
            boolean onScreen = current.filter(entry::equals).isPresent();
            entry.state = new State.Open<>(now);
            before.close();
            if (onScreen) {
                now.enter();
            }
            changed.run();
        });
    }

    /**
     * Ends a session, or gives up waiting for it. If it was on screen, the one that was there before it takes its place; answers
     * whether any session is on screen then.
     */
    public boolean close(Entry<S> entry) {
        if (entries.remove(entry)) {
            seen.remove(entry);
            boolean onScreen = current.filter(entry::equals).isPresent();
            if (onScreen) {
                current = Optional.empty();
            }
            end(entry);
            if (onScreen && !back()) {
                changed.run();
            } else if (!onScreen) {
                changed.run();
            }
        }
        return current.isPresent();
    }

    /** Ends all, the newest first. */
    public void closeAll() {
        current = Optional.empty();
        seen.clear();
        List<Entry<S>> all = List.copyOf(entries);
        entries.clear();
        all.reversed().forEach(this::end);
        changed.run();
    }

    private void end(Entry<S> entry) {
        switch (entry.state) {
            case State.Open<S>(S session) -> session.close();
            case State.Proving<S>(Runnable cancel) -> cancel.run();
            case State.Failed<S> _ -> {}
        }
    }

    /** The entry of a session that is signed in. */
    public Optional<Entry<S>> entryOf(S session) {
        return find(entry -> entry.session().filter(session::equals).isPresent());
    }

    private Optional<Entry<S>> find(Predicate<Entry<S>> wanted) {
        return entries.stream().filter(wanted).findFirst();
    }

    private List<Entry<S>> openEntries() {
        return entries.stream().filter(entry -> entry.session().isPresent()).toList();
    }

    private void bringUp(Entry<S> entry, S session) {
        if (current.filter(entry::equals).isPresent()) {
            return;
        }
        current().ifPresent(OpenSession::leave);
        current = Optional.of(entry);
        seen.remove(entry);
        seen.push(entry);
        session.enter();
    }
}
