package dev.countersign.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What is different between two lists of rows: so that a screen touches only what changed.
 *
 * @param <K> what a row is known by
 * @param <R> a row
 */
public record Delta<K, R>(List<R> added, List<R> changed, List<K> removed) {
    public Delta {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    public static <K, R> Delta<K, R> between(List<R> before, List<R> after, Function<R, K> key) {
        Map<K, R> old = new LinkedHashMap<>();
        before.forEach(row -> old.put(key.apply(row), row));
        var added = new ArrayList<R>();
        var changed = new ArrayList<R>();
        for (R row : after) {
            R was = old.remove(key.apply(row));
            if (was == null) {
                added.add(row);
            } else if (!was.equals(row)) {
                changed.add(row);
            }
        }
        return new Delta<>(added, changed, List.copyOf(old.keySet()));
    }

    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }
}
