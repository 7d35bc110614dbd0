package dev.countersign.domain.stack;

import java.util.List;
import java.util.Optional;

/**
 * A parameter that a template declares, as GetTemplateSummary tells it. Patterns and lengths are not part of that answer.
 *
 * @param type such as {@code String}, {@code Number}, {@code CommaDelimitedList}, {@code AWS::SSM::Parameter::Value<String>}
 * @param defaultValue absent = a value must be given
 * @param allowedValues empty = anything goes
 * @param noEcho the value is a secret
 */
public record TemplateParameter(
        String key,
        String type,
        Optional<String> defaultValue,
        Optional<String> description,
        List<String> allowedValues,
        boolean noEcho) {}
