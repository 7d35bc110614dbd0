package dev.countersign.host;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the program remembers between two runs, by keys that {@code docs/settings.md} lists. A value of another kind than asked
 * for counts as none. Nothing here fails: a file that cannot be read or written costs comfort only, so it is said once
 * ({@link #trouble}) and logged. Never for secrets. Thread-safe.
 */
public final class Settings {
    private static final Logger LOG = System.getLogger(Settings.class.getName());

    private final Optional<SettingsFile> file;
    private final Map<String, Object> values = new TreeMap<>();
    private final Map<String, Object> changes = new TreeMap<>();
    private Optional<String> trouble = Optional.empty();
    private Runnable whenChanged = () -> {};

    private Settings(Optional<SettingsFile> file) {
        this.file = file;
    }

    /** Settings that are forgotten at the end, for tests and tours. */
    public static Settings inMemory() {
        return new Settings(Optional.empty());
    }

    /** Settings kept in a JSON file, which need not exist. */
    public static Settings in(Path path) {
        var file = new SettingsFile(path);
        var settings = new Settings(Optional.of(file));
        SettingsFile.Read read = file.read();
        settings.values.putAll(read.values());
        read.trouble().ifPresent(settings::say);
        return settings;
    }

    public synchronized Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key) instanceof String text ? text : null);
    }

    public synchronized Optional<Double> number(String key) {
        return Optional.ofNullable(values.get(key) instanceof Double number ? number : null);
    }

    /** Whether something is switched on; {@code false} when it was never switched. */
    public synchronized boolean flag(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    /** A list in its order; empty when there is none. */
    public synchronized List<String> list(String key) {
        return values.get(key) instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    public void put(String key, String value) {
        set(key, value);
    }

    public void put(String key, double value) {
        set(key, value);
    }

    public void put(String key, boolean value) {
        set(key, value);
    }

    public void put(String key, List<String> value) {
        set(key, List.copyOf(value));
    }

    private void set(String key, Object value) {
        Runnable tell;
        synchronized (this) {
            if (value.equals(values.put(key, value))) {
                return;
            }
            changes.put(key, value);
            tell = whenChanged;
        }
        tell.run();
    }

    /** Calls back on each change, on the thread that made it: for saving it elsewhere. */
    public synchronized void whenChanged(Runnable listener) {
        whenChanged = listener;
    }

    /** Writes what has changed since it was last written; blocks for a small file. */
    public synchronized void save() {
        if (file.isEmpty() || changes.isEmpty()) {
            return;
        }
        try {
            file.get().write(changes);
            changes.clear();
        } catch (IOException | SecurityException e) {
            say("The settings cannot be written (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                    + "); they hold for this run only.");
        }
    }

    /** What is wrong with the file, as a sentence for the window; absent when nothing is, and after it was asked for. */
    public synchronized Optional<String> trouble() {
        Optional<String> said = trouble;
        trouble = Optional.empty();
        return said;
    }

    private synchronized void say(String sentence) {
        trouble = Optional.of(sentence);
        LOG.log(Level.WARNING, sentence);
    }
}
