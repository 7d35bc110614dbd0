package dev.countersign.doctor.pack;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Tells which files are not as they were saved. No protection against somebody who means to deceive: a help against mistakes. */
final class Sums {
    private static final int NAMED = 3;

    private Sums() {}

    static List<String> changed(Map<String, String> files, Map<String, String> sums) {
        var names = new TreeSet<>(files.keySet());
        names.addAll(sums.keySet());
        names.remove(EvidencePack.MANIFEST);
        List<String> changed = names.stream()
                .filter(name -> !files.containsKey(name)
                        || !PackFile.sum(files.getOrDefault(name, "")).equals(sums.get(name)))
                .toList();
        return changed.size() <= NAMED
                ? changed
                : List.of(changed.getFirst() + " and " + (changed.size() - 1) + " more");
    }
}
