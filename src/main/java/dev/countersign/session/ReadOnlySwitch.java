package dev.countersign.session;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Whether the whole program may change anything at AWS. Thread-safe; listeners hear of a change on the thread that makes it. */
public final class ReadOnlySwitch {
    private final boolean fixed;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean on;

    private ReadOnlySwitch(boolean on, boolean fixed) {
        this.on = on;
        this.fixed = fixed;
    }

    /** Changes are allowed until somebody says otherwise. */
    public static ReadOnlySwitch off() {
        return new ReadOnlySwitch(false, false);
    }

    /** Read-only for as long as the program runs. */
    public static ReadOnlySwitch fixedOn() {
        return new ReadOnlySwitch(true, true);
    }

    public boolean isOn() {
        return on;
    }

    /** Whether it can only be changed by starting the program anew. */
    public boolean isFixed() {
        return fixed;
    }

    /** Allows changes or forbids them; nothing happens when it is fixed. */
    public void set(boolean readOnly) {
        if (!fixed && readOnly != on) {
            on = readOnly;
            listeners.forEach(Runnable::run);
        }
    }

    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Why nothing may be changed, as a sentence; absent when it may. */
    public Optional<String> whyNotChange() {
        return on
                ? Optional.of(
                        fixed
                                ? "Countersign was started with --read-only: it changes nothing."
                                : "Countersign is read-only: it changes nothing until you allow it.")
                : Optional.empty();
    }
}
