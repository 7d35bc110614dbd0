package dev.countersign.stack.form;

import dev.countersign.domain.stack.TemplateParameter;
import java.util.Optional;

/**
 * One field of the form.
 *
 * @param label the template's own label, else the parameter's key
 */
public record FormField(
        TemplateParameter parameter, ParameterConstraint constraint, ControlKind control, String label) {
    public String key() {
        return parameter.key();
    }

    /** What is wrong with a value, as a sentence; empty when nothing is. CloudFormation has the last word all the same. */
    public Optional<String> problem(String value) {
        return FieldCheck.problem(this, value);
    }

    /** Whether a value must be given; a default, even an empty one, makes it optional. */
    public boolean isRequired() {
        return parameter.defaultValue().isEmpty();
    }
}
