package dev.countersign.stack;

import dev.countersign.domain.stack.ChangeSetRequest.Type;
import dev.countersign.stack.form.FormField;
import dev.countersign.stack.form.ParameterForm;
import dev.countersign.stack.form.StackTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the user asks to be deployed.
 *
 * @param values by parameter key, for every field of the form
 */
public record DeployRequest(
        String stackName, Type type, StackTemplate template, ParameterForm form, Map<String, String> values) {
    private static final String NAME = "[A-Za-z][A-Za-z0-9-]{0,127}";

    /** What is wrong with a stack's name, as a sentence; empty text when nothing is. */
    public static String nameProblem(String name) {
        if (name.isEmpty()) {
            return "Enter a name for the stack.";
        }
        return name.matches(NAME)
                ? ""
                : "A stack's name has up to 128 letters, digits and hyphens, and starts with a letter.";
    }

    /** The values to send: all but secrets that stay as they are. */
    Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        for (FormField field : form.fields()) {
            String value = values.getOrDefault(field.key(), "");
            if (!ParameterForm.isKept(field, value)) {
                given.put(field.key(), value);
            }
        }
        return given;
    }

    List<String> kept() {
        return form.fields().stream()
                .filter(f -> ParameterForm.isKept(f, values.getOrDefault(f.key(), "")))
                .map(FormField::key)
                .toList();
    }
}
