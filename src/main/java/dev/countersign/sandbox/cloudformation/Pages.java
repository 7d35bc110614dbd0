package dev.countersign.sandbox.cloudformation;

import dev.countersign.sandbox.cloudformation.template.TemplateError;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the token of the next page; empty on the last one
 */
record Pages<T>(List<T> items, Optional<String> next) {
    private static final int SIZE = 100;

    /** The token says how many items have not been shown: new items at the front do not shift the pages then. */
    static <T> Pages<T> of(List<T> all, @Nullable String token) {
        int from = token == null ? 0 : all.size() - left(token, all.size());
        int to = Math.min(all.size(), from + SIZE);
        return new Pages<>(
                all.subList(from, to), to < all.size() ? Optional.of("left-" + (all.size() - to)) : Optional.empty());
    }

    private static int left(String token, int size) {
        try {
            int left = Integer.parseInt(token.replaceFirst("^left-", ""));
            if (left >= 0 && left <= size) {
                return left;
            }
        } catch (NumberFormatException e) {
            // Answered below, like any token that was not given out here.
        }
        throw TemplateError.validation("NextToken is not valid");
    }

    @Nullable
    String nextToken() {
        return next.orElse(null);
    }
}
