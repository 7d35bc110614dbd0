package dev.countersign.stack.health.change;

import java.util.List;

/**
 * What to change in a template.
 *
 * @param advice what it does, as a sentence; says also what has to be done beside the template, if anything
 * @param edits in the order in which they are read; empty where no template change would do
 */
public record TemplateChange(String advice, List<Edit> edits) {
    public TemplateChange {
        edits = List.copyOf(edits);
    }

    public static TemplateChange of(String advice, Edit... edits) {
        return new TemplateChange(advice, List.of(edits));
    }
}
