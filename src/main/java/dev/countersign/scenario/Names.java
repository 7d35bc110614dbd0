package dev.countersign.scenario;

import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Names as people give them, so that nothing shows which fault was brought about. */
public final class Names {
    private static final List<String> FIRST = List.of(
            "amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "harbor", "iris", "juniper", "kestrel",
            "lagoon");
    private static final List<String> SECOND = List.of(
            "archive",
            "bulletin",
            "catalog",
            "dossier",
            "edition",
            "forms",
            "gazette",
            "handbook",
            "index",
            "journal",
            "ledger");

    private final RandomGenerator random;

    public Names() {
        this(new Random());
    }

    Names(RandomGenerator random) {
        this.random = random;
    }

    /** A name that a stack, a pipeline or an execution may have. */
    public String next() {
        return pick(FIRST) + "-" + pick(SECOND) + "-" + Integer.toHexString(random.nextInt(0x1000, 0x10000));
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
