package dev.countersign.sandbox.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the token of the next page; null on the last one, as SDK builders take it
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /**
     * Cuts a page out of {@code all}. Tokens are positions, good as long as the list does not change.
     *
     * @param token as a page before gave it; null for the first page
     * @param limit how many the request asks for; null for {@code most}
     * @throws IllegalArgumentException for a token that no page gave
     */
    public static <T> Page<T> of(List<T> all, @Nullable String token, @Nullable Integer limit, int most) {
        int from = token == null ? 0 : position(token);
        int size = limit == null ? most : Math.clamp(limit, 1, most);
        int start = Math.min(from, all.size());
        int end = Math.min(start + size, all.size());
        return new Page<>(List.copyOf(all.subList(start, end)), end < all.size() ? "page-" + end : null);
    }

    private static int position(String token) {
        if (!token.matches("page-\\d{1,9}")) {
            throw new IllegalArgumentException("no token of ours");
        }
        return Integer.parseInt(token.substring("page-".length()));
    }
}
