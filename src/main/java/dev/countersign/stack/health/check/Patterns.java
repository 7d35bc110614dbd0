package dev.countersign.stack.health.check;

import dev.countersign.stack.health.facts.Term;
import dev.countersign.stack.health.facts.Truth;
import dev.countersign.stack.health.template.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether event patterns match, by the rules of EventBridge as far as they concern texts. Content filters that are not understood, and
 * values that only the deployment tells, make the answer unknown.
 */
final class Patterns {
    private Patterns() {}

    static Truth matches(Cursor pattern, Event event) {
        return matches(pattern, (Object) event.fields());
    }

    private static Truth matches(Cursor pattern, @Nullable Object event) {
        if (pattern.whyUnknown().isPresent()) {
            return Truth.UNKNOWN;
        }
        Truth all = Truth.YES;
        for (Map.Entry<String, Cursor> field : pattern.entries().entrySet()) {
            all = all.and(field(field.getKey(), field.getValue(), event));
        }
        return all;
    }

    private static Truth field(String name, Cursor wanted, @Nullable Object event) {
        if (name.equals("$or")) {
            return wanted.items().stream().map(one -> matches(one, event)).reduce(Truth.NO, Truth::or);
        }
        Object actual = event instanceof Map<?, ?> map ? map.get(name) : null;
        if (wanted.isMap()) {
            return matches(wanted, actual);
        }
        if (wanted.whyUnknown().isPresent() && !wanted.isList()) {
            return Truth.UNKNOWN;
        }
        return wanted.items().stream().map(one -> leaf(one, actual)).reduce(Truth.NO, Truth::or);
    }

    private static Truth leaf(Cursor wanted, @Nullable Object actual) {
        if (!wanted.isMap()) {
            return actual instanceof Term term ? wanted.termOr("").same(term) : Truth.NO;
        }
        Map.Entry<String, Cursor> filter =
                wanted.entries().entrySet().iterator().next();
        Cursor value = filter.getValue();
        if (filter.getKey().equals("exists")) {
            boolean exists = value.termOr("true").text().equalsIgnoreCase("true");
            return Truth.of(exists == (actual != null));
        }
        if (!(actual instanceof Term term)) {
            return Truth.NO;
        }
        return filter(filter.getKey(), value, term);
    }

    private static Truth filter(String name, Cursor value, Term actual) {
        Term wanted = value.termOr("");
        return switch (name) {
            case "prefix" -> text(value, actual, actual.text().startsWith(wanted.text()));
            case "suffix" -> text(value, actual, actual.text().endsWith(wanted.text()));
            case "equals-ignore-case" -> text(value, actual, actual.text().equalsIgnoreCase(wanted.text()));
            case "wildcard" -> text(value, actual, isLike(actual.text(), wanted.text()));
            case "anything-but" -> anythingBut(value, actual);
            default -> Truth.UNKNOWN;
        };
    }

    private static Truth text(Cursor value, Term actual, boolean holds) {
        boolean simple = !value.isMap() && value.whyUnknown().isEmpty();
        return simple && actual.isWhole() ? Truth.of(holds) : Truth.UNKNOWN;
    }

    private static Truth anythingBut(Cursor value, Term actual) {
        if (value.isMap()) {
            Map.Entry<String, Cursor> inner =
                    value.entries().entrySet().iterator().next();
            return filter(inner.getKey(), inner.getValue(), actual).not();
        }
        return value.items().stream()
                .map(one -> one.isMap() ? Truth.UNKNOWN : one.termOr("").same(actual))
                .reduce(Truth.NO, Truth::or)
                .not();
    }

    private static boolean isLike(String text, String pattern) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    }

    /** Where a pattern asks for something else than the event has: each as words for a person. */
    static List<String> mismatches(Cursor pattern, Event event) {
        List<String> found = new ArrayList<>();
        mismatches(pattern, event.fields(), "", found);
        return found;
    }

    private static void mismatches(Cursor pattern, @Nullable Object event, String path, List<String> found) {
        pattern.entries().forEach((name, wanted) -> {
            Object actual = event instanceof Map<?, ?> map ? map.get(name) : null;
            String here = path.isEmpty() ? name : path + "." + name;
            if (field(name, wanted, event) == Truth.NO) {
                if (wanted.isMap()) {
                    mismatches(wanted, actual, here, found);
                } else {
                    found.add(here + " is " + (actual instanceof Term term ? "‘" + term.shown() + "’" : "not there")
                            + ", and the pattern wants " + words(wanted));
                }
            }
        });
    }

    private static String words(Cursor wanted) {
        List<String> options = wanted.items().stream()
                .map(one -> one.isMap()
                        ? String.join(", ", one.entries().keySet()).toLowerCase(Locale.ROOT)
                        : "‘" + one.termOr("").shown() + "’")
                .toList();
        return options.isEmpty() ? "nothing" : String.join(" or ", options);
    }
}
