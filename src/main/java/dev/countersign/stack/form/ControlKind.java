package dev.countersign.stack.form;

import dev.countersign.domain.stack.TemplateParameter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The control that fits a parameter. */
public enum ControlKind {
    CHOICE,
    EMAIL,
    URL,
    NUMBER,
    TEXT,
    MULTILINE,
    /** Several values separated by commas. */
    LIST,
    /** NoEcho: shown as dots, never stored. */
    SECRET;

    private static final int LONG = 80;
    private static final int ROOM_FOR_PROSE = 500;

    static ControlKind of(TemplateParameter parameter, ParameterConstraint constraint) {
        if (parameter.noEcho()) {
            return SECRET;
        }
        if (!parameter.allowedValues().isEmpty()) {
            return CHOICE;
        }
        if (parameter.type().equals("Number")) {
            return NUMBER;
        }
        if (parameter.type().equals("CommaDelimitedList") || parameter.type().startsWith("List<")) {
            return LIST;
        }
        return ofText(parameter, constraint);
    }

    /** A pattern that takes an address and refuses a plain word asks for an address, whatever the parameter is called. */
    private static ControlKind ofText(TemplateParameter parameter, ParameterConstraint constraint) {
        String fallback = parameter.defaultValue().orElse("");
        String words = (parameter.key() + " " + parameter.description().orElse("")).toLowerCase(Locale.ROOT);
        boolean patterned = constraint.allowedPattern().isPresent();
        if (tells(constraint, List.of("maria@example.com"), List.of("plain", "https://example.com/"))
                || !patterned && (words.contains("email") || words.contains("e-mail"))) {
            return EMAIL;
        }
        if (tells(constraint, List.of("https://example.com/x"), List.of("plain", "maria@example.com"))
                || !patterned && (fallback.startsWith("https://") || fallback.startsWith("http://"))) {
            return URL;
        }
        boolean prose = !patterned
                && constraint
                        .maxLength()
                        .filter(max -> max.intValue() >= ROOM_FOR_PROSE)
                        .isPresent();
        return prose || fallback.length() > LONG || fallback.contains("\n") ? MULTILINE : TEXT;
    }

    private static boolean tells(ParameterConstraint constraint, List<String> takes, List<String> refuses) {
        Optional<Pattern> pattern = constraint.allowedPattern().flatMap(ControlKind::compiled);
        return pattern.filter(p -> takes.stream().allMatch(t -> p.matcher(t).matches()))
                .filter(p -> refuses.stream().noneMatch(r -> p.matcher(r).matches()))
                .isPresent();
    }

    /** CloudFormation's patterns are Java's; one that is not is left to CloudFormation to judge. */
    static Optional<Pattern> compiled(String pattern) {
        try {
            return Optional.of(Pattern.compile(pattern));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }
}
