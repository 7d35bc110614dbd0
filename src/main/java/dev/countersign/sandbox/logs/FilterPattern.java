package dev.countersign.sandbox.logs;

import dev.countersign.sandbox.api.ServiceError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The filter patterns for unstructured text: words that must all occur, {@code "phrases"}, {@code ?any} of several, {@code -none}.
 * Patterns over JSON and over columns are not implemented and say so.
 */
final class FilterPattern implements Predicate<String> {
    private static final Pattern TERM = Pattern.compile("([?-]?)(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+))");

    private final List<String> all = new ArrayList<>();
    private final List<String> any = new ArrayList<>();
    private final List<String> none = new ArrayList<>();

    FilterPattern(@Nullable String pattern) {
        String text = pattern == null ? "" : pattern.strip();
        if (text.startsWith("{") || text.startsWith("[") || text.startsWith("%")) {
            throw ServiceError.notImplemented("filter patterns over JSON, columns and regular expressions");
        }
        Matcher terms = TERM.matcher(text);
        while (terms.find()) {
            String quoted = terms.group(2);
            String term = quoted == null ? terms.group(3) : quoted.replaceAll("\\\\(.)", "$1");
            switch (terms.group(1)) {
                case "?" -> any.add(term);
                case "-" -> none.add(term);
                default -> all.add(term);
            }
        }
    }

    @Override
    public boolean test(String message) {
        return all.stream().allMatch(message::contains)
                && (any.isEmpty() || any.stream().anyMatch(message::contains))
                && none.stream().noneMatch(message::contains);
    }
}
