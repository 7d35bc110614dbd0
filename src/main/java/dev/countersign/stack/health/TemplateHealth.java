package dev.countersign.stack.health;

import dev.countersign.stack.health.check.Health;
import dev.countersign.stack.health.declared.TemplateSetup;
import dev.countersign.stack.health.template.Document;
import dev.countersign.stack.health.template.Inputs;
import dev.countersign.stack.health.template.Resources;
import dev.countersign.stack.health.template.UnreadableTemplateException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** The health that a template's stack will have, before there is one. Makes no call. */
public final class TemplateHealth {
    private TemplateHealth() {}

    /**
     * Checks a template.
     *
     * @param name what it is called, for a person
     * @param text YAML or JSON
     * @param parameters values by key; defaults hold for the others, and what has neither stays unknown
     * @param today by which runtimes are judged
     * @throws UnreadableTemplateException when the text is no template
     */
    public static HealthAnswer of(String name, String text, Map<String, String> parameters, LocalDate today)
            throws UnreadableTemplateException {
        return of(name, text, Inputs.of(parameters), today);
    }

    /** Checks a template of which more is known beforehand, such as its stack's name. */
    static HealthAnswer of(String name, String text, Inputs inputs, LocalDate today)
            throws UnreadableTemplateException {
        Document document = Document.read(text);
        Resources resources = Resources.of(document, inputs);
        return new HealthAnswer(Health.of(name, TemplateSetup.of(resources), today), Optional.of(document));
    }
}
