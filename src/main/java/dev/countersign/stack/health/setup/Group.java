package dev.countersign.stack.health.setup;

import dev.countersign.stack.health.facts.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Things of one kind.
 *
 * @param whyIncomplete why there may be more than these, as a sentence; empty when these are all
 * @param origin where they were looked for
 */
public record Group<T>(List<T> items, Optional<String> whyIncomplete, Origin origin) {
    public Group {
        items = List.copyOf(items);
    }

    public static <T> Group<T> all(List<T> items, Origin origin) {
        return new Group<>(items, Optional.empty(), origin);
    }

    /** The same with another one that was found elsewhere. */
    public Group<T> with(List<T> more) {
        List<T> together = new ArrayList<>(items);
        together.addAll(more);
        return new Group<>(together, whyIncomplete, origin);
    }
}
