package dev.countersign.sandbox.states;

import dev.countersign.sandbox.api.ServiceError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Paging: a token names the last item of a page, so that a list may grow at its front meanwhile. */
final class Pages {
    private static final int DEFAULT = 100;
    private static final int MOST = 1000;

    /** @param next the token of the next page, if there is one */
    record Page<T>(List<T> items, @Nullable String next) {}

    private Pages() {}

    /**
     * One page of a list.
     *
     * @param kind what is listed: a token of another list is refused
     * @param order a number that rises or falls along the list, and stays with its item
     */
    static <T> Page<T> of(
            String kind, List<T> all, ToLongFunction<T> order, @Nullable Integer maxResults, @Nullable String token) {
        int size = size(maxResults);
        int from = 0;
        if (token != null) {
            long last = position(kind, token)
                    .orElseThrow(() -> ServiceError.of("InvalidToken", "Invalid Token: 'Invalid token'"));
            while (from < all.size() && !passed(all, order, from, last)) {
                from++;
            }
        }
        int to = Math.min(all.size(), from + size);
        List<T> items = List.copyOf(all.subList(from, to));
        String next = to < all.size() ? token(kind, order.applyAsLong(all.get(to - 1))) : null;
        return new Page<>(items, next);
    }

    private static <T> boolean passed(List<T> all, ToLongFunction<T> order, int index, long last) {
        boolean rising = all.size() < 2 || order.applyAsLong(all.get(0)) < order.applyAsLong(all.get(1));
        long here = order.applyAsLong(all.get(index));
        return rising ? here > last : here < last;
    }

    private static int size(@Nullable Integer maxResults) {
        if (maxResults == null || maxResults == 0) {
            return DEFAULT;
        }
        Constraints.range("maxResults", maxResults, MOST);
        return maxResults;
    }

    private static String token(String kind, long last) {
        byte[] bytes = (kind + ":" + last).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Optional<Long> position(String kind, String token) {
        try {
            String text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            return text.startsWith(kind + ":")
                    ? Optional.of(Long.valueOf(text.substring(kind.length() + 1)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
