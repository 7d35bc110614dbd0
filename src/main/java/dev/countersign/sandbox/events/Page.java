package dev.countersign.sandbox.events;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One page of a list. */
record Page<T>(List<T> items, Optional<String> next) {
    private static final int LARGEST = 100;

    static <T> Page<T> of(List<T> all, @Nullable String token, @Nullable Integer limit) {
        int from = token == null ? 0 : position(token, all.size());
        int to = Math.min(all.size(), from + (limit == null ? LARGEST : limit));
        return new Page<>(all.subList(from, to), to < all.size() ? Optional.of("from-" + to) : Optional.empty());
    }

    private static int position(String token, int size) {
        try {
            int position = Integer.parseInt(token.replaceFirst("^from-", ""));
            return Math.clamp(position, 0, size);
        } catch (NumberFormatException e) {
            throw EventsErrors.invalid("Parameter NextToken is not valid.");
        }
    }
}
