package dev.countersign.sandbox.events.pattern;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** One accepted value, or kind of value, in a pattern's list. */
sealed interface ValueMatcher {
    boolean matches(JsonNode leaf);

    /** @param leaves the event's values at this place; none where it has nothing there */
    default boolean matchesAny(List<JsonNode> leaves) {
        return leaves.stream().anyMatch(this::matches);
    }

    /** The same JSON value; numbers by value, so that 300 is 300.0, and never equal to a string. */
    record Exact(JsonNode value) implements ValueMatcher {
        @Override
        public boolean matches(JsonNode leaf) {
            if (value.isNumber() && leaf.isNumber()) {
                return value.decimalValue().compareTo(leaf.decimalValue()) == 0;
            }
            return value.equals(leaf);
        }
    }

    record Prefix(String prefix, boolean ignoreCase) implements ValueMatcher {
        @Override
        public boolean matches(JsonNode leaf) {
            return leaf.isString() && fold(leaf.stringValue(), ignoreCase).startsWith(fold(prefix, ignoreCase));
        }
    }

    record Suffix(String suffix, boolean ignoreCase) implements ValueMatcher {
        @Override
        public boolean matches(JsonNode leaf) {
            return leaf.isString() && fold(leaf.stringValue(), ignoreCase).endsWith(fold(suffix, ignoreCase));
        }
    }

    record EqualsIgnoreCase(String text) implements ValueMatcher {
        @Override
        public boolean matches(JsonNode leaf) {
            return leaf.isString() && leaf.stringValue().equalsIgnoreCase(text);
        }
    }

    record Wildcard(Pattern pattern) implements ValueMatcher {
        @Override
        public boolean matches(JsonNode leaf) {
            return leaf.isString() && pattern.matcher(leaf.stringValue()).matches();
        }
    }

    /** A range of numbers; the bounds may be infinite. */
    record Numeric(double bottom, boolean withBottom, double top, boolean withTop) implements ValueMatcher {
        @Override
        public boolean matches(JsonNode leaf) {
            if (!leaf.isNumber()) {
                return false;
            }
            double number = leaf.doubleValue();
            return (withBottom ? number >= bottom : number > bottom) && (withTop ? number <= top : number < top);
        }
    }

    record InNetwork(Cidr cidr) implements ValueMatcher {
        @Override
        public boolean matches(JsonNode leaf) {
            return leaf.isString() && cidr.contains(leaf.stringValue());
        }
    }

    /** Any present value that none of these matches. */
    record AnythingBut(List<ValueMatcher> excluded) implements ValueMatcher {
        @Override
        public boolean matches(JsonNode leaf) {
            return excluded.stream().noneMatch(matcher -> matcher.matches(leaf));
        }
    }

    record Exists(boolean wanted) implements ValueMatcher {
        @Override
        public boolean matches(JsonNode leaf) {
            return wanted;
        }

        @Override
        public boolean matchesAny(List<JsonNode> leaves) {
            return leaves.isEmpty() != wanted;
        }
    }

    private static String fold(String text, boolean ignoreCase) {
        return ignoreCase ? text.toLowerCase(Locale.ROOT) : text;
    }
}
