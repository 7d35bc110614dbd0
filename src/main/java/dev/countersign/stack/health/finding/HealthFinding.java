package dev.countersign.stack.health.finding;

import dev.countersign.stack.health.change.TemplateChange;
import java.util.List;

/**
 * Something to mend.
 *
 * @param subject what it is about, for a person
 * @param summary what is the matter here, as a sentence
 */
public record HealthFinding(
        Check check, Severity severity, String subject, String summary, List<Proof> evidence, TemplateChange change) {
    public HealthFinding {
        evidence = List.copyOf(evidence);
    }
}
