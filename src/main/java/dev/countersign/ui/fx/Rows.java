package dev.countersign.ui.fx;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.collections.ObservableList;

/** Brings a list on screen up to date without touching rows that are the same: selection and scrolling stay as they are. */
public final class Rows {
    private Rows() {}

    /**
     * Makes {@code list} equal to {@code with}.
     *
     * @param id what a row is known by; rows keep their order among each other
     * @return the ids of the rows that were there before and are different now
     */
    public static <T, K> Set<K> update(ObservableList<T> list, List<T> with, Function<T, K> id) {
        Set<K> present = with.stream().map(id).collect(Collectors.toSet());
        if (list.stream().anyMatch(row -> !present.contains(id.apply(row)))) {
            list.removeIf(row -> !present.contains(id.apply(row)));
        }
        if (list.isEmpty()) {
            list.setAll(with);
            return Set.of();
        }
        Set<K> changed = new HashSet<>();
        for (int i = 0; i < with.size(); i++) {
            T row = with.get(i);
            if (i < list.size() && id.apply(list.get(i)).equals(id.apply(row))) {
                if (!list.get(i).equals(row)) {
                    list.set(i, row);
                    changed.add(id.apply(row));
                }
            } else {
                list.add(i, row);
            }
        }
        // Only rows that changed their place are left behind the last one.
        list.remove(with.size(), list.size());
        return changed;
    }
}
