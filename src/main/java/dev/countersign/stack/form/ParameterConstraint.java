package dev.countersign.stack.form;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a template asks of a parameter's value beyond its type; no API tells it, so it is read from the template's text.
 *
 * @param description completes "NAME …": {@code must be empty or an e-mail address}
 */
public record ParameterConstraint(
        Optional<String> allowedPattern,
        Optional<String> description,
        Optional<BigDecimal> minLength,
        Optional<BigDecimal> maxLength,
        Optional<BigDecimal> minValue,
        Optional<BigDecimal> maxValue) {
    static final ParameterConstraint NONE = new ParameterConstraint(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
