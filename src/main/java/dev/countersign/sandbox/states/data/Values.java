package dev.countersign.sandbox.states.data;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Comparing JSON values: numbers by their value, whatever their Java type. */
public final class Values {
    private Values() {}

    public static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return compare(a, b) == 0;
        }
        if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
            return a.size() == b.size()
                    && a.entrySet().stream()
                            .allMatch(e -> b.containsKey(e.getKey()) && same(e.getValue(), b.get(e.getKey())));
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return a.size() == b.size() && sameItems(a.iterator(), b.iterator());
        }
        return left == null ? right == null : left.equals(right);
    }

    private static boolean sameItems(Iterator<?> left, Iterator<?> right) {
        while (left.hasNext()) {
            if (!same(left.next(), right.next())) {
                return false;
            }
        }
        return true;
    }

    public static int compare(Number left, Number right) {
        return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString()));
    }
}
