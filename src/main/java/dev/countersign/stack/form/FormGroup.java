package dev.countersign.stack.form;

import java.util.List;

/** Fields that belong together; {@code title} is empty when the template declares no groups. */
public record FormGroup(String title, List<FormField> fields) {
    public FormGroup {
        fields = List.copyOf(fields);
    }
}
