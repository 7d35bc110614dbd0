package dev.countersign.stack.health;

import dev.countersign.stack.health.change.ChangeText;
import dev.countersign.stack.health.change.Line;
import dev.countersign.stack.health.finding.HealthFinding;
import dev.countersign.stack.health.finding.HealthReport;
import dev.countersign.stack.health.template.Document;
import java.util.List;
import java.util.Optional;

/**
 * A report with the template that its changes are for.
 *
 * @param document absent where no template is known
 */
public record HealthAnswer(HealthReport report, Optional<Document> document) {
    /** The lines of the change that removes a finding; empty where no template change would. */
    public List<Line> change(HealthFinding finding) {
        return ChangeText.lines(finding.change(), document);
    }
}
