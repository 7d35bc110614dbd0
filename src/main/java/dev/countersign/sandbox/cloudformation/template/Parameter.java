package dev.countersign.sandbox.cloudformation.template;

import dev.countersign.sandbox.api.ServiceError;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A declared parameter.
 *
 * @param type {@code String}, {@code Number}, {@code CommaDelimitedList} or {@code List<Number>}
 * @param defaultValue as text, as {@code ValidateTemplate} reports it
 * @param allowedValues empty when any value is allowed
 * @param constraints {@code MinLength}, {@code MaxLength}, {@code MinValue}, {@code MaxValue}
 */
public record Parameter(
        String name,
        String type,
        Optional<String> defaultValue,
        Optional<String> description,
        boolean noEcho,
        List<String> allowedValues,
        Optional<String> allowedPattern,
        Map<String, BigDecimal> constraints,
        Optional<String> constraintDescription) {

    private static final Set<String> KEYS = Set.of(
            "Type",
            "Default",
            "Description",
            "NoEcho",
            "AllowedValues",
            "AllowedPattern",
            "MinLength",
            "MaxLength",
            "MinValue",
            "MaxValue",
            "ConstraintDescription");
    private static final Set<String> TYPES = Set.of("String", "Number", "CommaDelimitedList", "List<Number>");
    private static final Pattern LOOKED_UP = Pattern.compile("AWS::SSM::Parameter::.*|(List<)?AWS::.*");

    static Parameter read(String name, Map<String, Object> body) {
        String type = Values.text(body.getOrDefault("Type", ""));
        if (LOOKED_UP.matcher(type).matches()) {
            throw ServiceError.notImplemented("the parameter type " + type + " of CloudFormation");
        }
        if (!TYPES.contains(type)) {
            throw TemplateError.format("Unrecognized parameter type: " + type);
        }
        body.keySet().stream().filter(key -> !KEYS.contains(key)).forEach(key -> {
            throw TemplateError.validation("Invalid template parameter property '" + key + "'");
        });
        List<String> allowed = body.get("AllowedValues") instanceof List<?> list
                ? list.stream().map(Values::text).toList()
                : List.of();
        var parameter = new Parameter(
                name,
                type,
                text(body, "Default"),
                text(body, "Description"),
                text(body, "NoEcho").filter("true"::equalsIgnoreCase).isPresent(),
                allowed,
                text(body, "AllowedPattern"),
                constraints(name, body),
                text(body, "ConstraintDescription"));
        parameter.allowedPattern().ifPresent(pattern -> compile(name, pattern));
        return parameter;
    }

    private static Optional<String> text(Map<String, Object> body, String key) {
        return Optional.ofNullable(body.get(key)).map(Values::text);
    }

    private static Map<String, BigDecimal> constraints(String name, Map<String, Object> body) {
        Map<String, BigDecimal> found = new java.util.LinkedHashMap<>();
        for (String key : List.of("MinLength", "MaxLength", "MinValue", "MaxValue")) {
            text(body, key)
                    .ifPresent(value -> found.put(
                            key,
                            number(value)
                                    .orElseThrow(() -> TemplateError.format(
                                            "[/Parameters/" + name + "/" + key + "] Expected a number."))));
        }
        return found;
    }

    private static Pattern compile(String name, String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw TemplateError.format("[/Parameters/" + name + "/AllowedPattern] is not a regular expression.");
        }
    }

    public boolean isList() {
        return type.equals("CommaDelimitedList") || type.equals("List<Number>");
    }

    /** The value as functions see it: a text, or a list of texts. */
    Object value(String given) {
        if (!isList()) {
            return given;
        }
        return given.isEmpty()
                ? List.of()
                : Arrays.stream(given.split(",", -1)).map(String::strip).toList();
    }

    /** @throws ServiceError {@code ValidationError} naming the constraint that the value breaks */
    void check(String given) {
        List<String> parts = value(given) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(given);
        parts.forEach(this::checkOne);
    }

    private void checkOne(String value) {
        if (type.endsWith("Number>") || type.equals("Number")) {
            BigDecimal number = number(value)
                    .orElseThrow(() -> TemplateError.validation("Parameter '" + name + "' must be a number"));
            require(atLeast("MinValue", number), "must be a number not less than " + constraints.get("MinValue"));
            require(atMost("MaxValue", number), "must be a number not greater than " + constraints.get("MaxValue"));
        }
        require(allowedValues.isEmpty() || allowedValues.contains(value), "must be one of AllowedValues");
        BigDecimal length = BigDecimal.valueOf(value.length());
        require(atLeast("MinLength", length), "must contain at least " + constraints.get("MinLength") + " characters");
        require(atMost("MaxLength", length), "must contain at most " + constraints.get("MaxLength") + " characters");
        allowedPattern.ifPresent(
                pattern -> require(compile(name, pattern).matcher(value).matches(), "must match pattern " + pattern));
    }

    private boolean atLeast(String constraint, BigDecimal value) {
        BigDecimal bound = constraints.get(constraint);
        return bound == null || value.compareTo(bound) >= 0;
    }

    private boolean atMost(String constraint, BigDecimal value) {
        BigDecimal bound = constraints.get(constraint);
        return bound == null || value.compareTo(bound) <= 0;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw TemplateError.validation(constraintDescription
                    .map(text -> "Parameter " + name + " failed to satisfy constraint: " + text)
                    .orElse("Parameter '" + name + "' " + otherwise));
        }
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
