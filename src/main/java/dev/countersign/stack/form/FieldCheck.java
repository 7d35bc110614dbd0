package dev.countersign.stack.form;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks a value as CloudFormation will, so that the sentence stands beside the field at once. */
final class FieldCheck {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final Pattern URL = Pattern.compile("(?i)https?://[^\\s/]+\\S*");

    private FieldCheck() {}

    static Optional<String> problem(FormField field, String value) {
        if (value.isEmpty()) {
            return empty(field);
        }
        return form(field, value).or(() -> length(field, value)).or(() -> pattern(field, value));
    }

    private static Optional<String> empty(FormField field) {
        if (field.isRequired()) {
            return Optional.of("Enter a value for " + field.label() + ".");
        }
        boolean mayBeEmpty = field.parameter().allowedValues().isEmpty()
                || field.parameter().allowedValues().contains("");
        if (!mayBeEmpty || field.control() == ControlKind.NUMBER) {
            return Optional.of("Enter a value for " + field.label() + ".");
        }
        return length(field, "").or(() -> pattern(field, ""));
    }

    private static Optional<String> form(FormField field, String value) {
        return switch (field.control()) {
            case CHOICE ->
                field.parameter().allowedValues().contains(value)
                        ? Optional.empty()
                        : Optional.of("Choose one of: "
                                + String.join(", ", field.parameter().allowedValues()) + ".");
            case NUMBER -> numeric(field, value);
            case EMAIL ->
                EMAIL.matcher(value).matches()
                        ? Optional.empty()
                        : Optional.of("Enter an e-mail address, such as name@example.com.");
            case URL ->
                URL.matcher(value).matches()
                        ? Optional.empty()
                        : Optional.of("Enter a link that starts with http:// or https://.");
            case TEXT, MULTILINE, LIST, SECRET -> Optional.empty();
        };
    }

    private static Optional<String> numeric(FormField field, String value) {
        Optional<BigDecimal> number = number(value);
        if (number.isEmpty()) {
            return Optional.of("Enter a number.");
        }
        Optional<BigDecimal> min = field.constraint().minValue();
        Optional<BigDecimal> max = field.constraint().maxValue();
        if (min.filter(m -> number.get().compareTo(m) < 0).isPresent()) {
            return Optional.of("Enter " + min.get() + " or more.");
        }
        return max.filter(m -> number.get().compareTo(m) > 0).map(m -> "Enter " + m + " or less.");
    }

    private static Optional<String> length(FormField field, String value) {
        var actual = BigDecimal.valueOf(value.length());
        Optional<String> tooShort = field.constraint()
                .minLength()
                .filter(min -> actual.compareTo(min) < 0)
                .map(min -> "Enter at least " + characters(min) + ".");
        return tooShort.or(() -> field.constraint()
                .maxLength()
                .filter(max -> actual.compareTo(max) > 0)
                .map(max -> "Use at most " + characters(max) + "; these are " + actual + "."));
    }

    private static String characters(BigDecimal count) {
        return count.compareTo(BigDecimal.ONE) == 0 ? "one character" : count + " characters";
    }

    private static Optional<String> pattern(FormField field, String value) {
        Optional<Pattern> pattern = field.constraint().allowedPattern().flatMap(ControlKind::compiled);
        if (pattern.filter(p -> !p.matcher(value).matches()).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(field.constraint()
                .description()
                .map(d -> field.label() + " " + d + (d.endsWith(".") ? "" : "."))
                .orElseGet(() -> "The value does not match the pattern " + pattern.get() + "."));
    }

    static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
