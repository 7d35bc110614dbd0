package dev.countersign.sandbox.cloudformation.template;

import dev.countersign.sandbox.api.ServiceError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The values of a stack's parameters.
 *
 * @param texts as they were given or defaulted, by name, in the template's order
 */
public record ParameterValues(Map<String, String> texts) {
    /** How {@code DescribeStacks} shows a parameter that is declared with {@code NoEcho}. */
    public static final String HIDDEN = "****";

    /**
     * Completes and checks what a request gave.
     *
     * @param given by name; a value that is absent means "use the previous one"
     * @param previous the values of the stack that is updated; empty for a new one
     * @throws ServiceError {@code ValidationError} for an unknown, a missing or an unacceptable value
     */
    public static ParameterValues resolve(
            Template template, Map<String, Optional<String>> given, Map<String, String> previous) {
        var unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(template.parameters().keySet());
        if (!unknown.isEmpty()) {
            throw TemplateError.validation("Parameters: " + unknown + " do not exist in the template");
        }
        Map<String, String> values = new LinkedHashMap<>();
        var missing = new TreeSet<String>();
        template.parameters().forEach((name, parameter) -> {
            Optional<String> value = given.containsKey(name)
                    ? given.get(name).or(() -> Optional.ofNullable(previous.get(name)))
                    : parameter.defaultValue();
            value.ifPresentOrElse(v -> values.put(name, v), () -> missing.add(name));
        });
        if (!missing.isEmpty()) {
            throw TemplateError.validation("Parameters: " + missing + " must have values");
        }
        values.forEach((name, value) -> declared(template, name).check(value));
        return new ParameterValues(values);
    }

    private static Parameter declared(Template template, String name) {
        return java.util.Objects.requireNonNull(template.parameters().get(name));
    }

    /** As functions see them: texts, or lists of texts. */
    Map<String, Object> forFunctions(Template template) {
        Map<String, Object> result = new LinkedHashMap<>();
        texts.forEach((name, value) -> result.put(name, declared(template, name).value(value)));
        return result;
    }

    /** As stacks are described: values of {@code NoEcho} parameters hidden. */
    public Map<String, String> shown(Template template) {
        Map<String, String> result = new LinkedHashMap<>();
        texts.forEach((name, value) ->
                result.put(name, declared(template, name).noEcho() && !value.isEmpty() ? HIDDEN : value));
        return result;
    }

    /** The names, in the template's order. */
    public List<String> names() {
        return List.copyOf(texts.keySet());
    }
}
