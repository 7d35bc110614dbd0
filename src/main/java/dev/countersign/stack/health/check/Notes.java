package dev.countersign.stack.health.check;

import dev.countersign.stack.health.change.TemplateChange;
import dev.countersign.stack.health.facts.Fact;
import dev.countersign.stack.health.facts.Origin;
import dev.countersign.stack.health.finding.Check;
import dev.countersign.stack.health.finding.HealthFinding;
import dev.countersign.stack.health.finding.HealthReport;
import dev.countersign.stack.health.finding.Missed;
import dev.countersign.stack.health.finding.Proof;
import dev.countersign.stack.health.finding.Severity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the checks write down. */
final class Notes {
    private final List<HealthFinding> findings = new ArrayList<>();
    private final List<Missed> missed = new ArrayList<>();
    private final Set<Check> checked = EnumSet.noneOf(Check.class);

    /** There is something that this check is about. */
    void looked(Check check) {
        checked.add(check);
    }

    void found(Check check, String subject, String summary, TemplateChange change, Proof... evidence) {
        found(check, check.severity(), subject, summary, change, List.of(evidence));
    }

    void found(
            Check check,
            Severity severity,
            String subject,
            String summary,
            TemplateChange change,
            List<Proof> evidence) {
        checked.add(check);
        findings.add(new HealthFinding(check, severity, subject, summary, evidence, change));
    }

    void missed(Check check, String subject, Origin origin, String why) {
        checked.add(check);
        var miss = new Missed(check, subject, origin, why);
        if (!missed.contains(miss)) {
            missed.add(miss);
        }
    }

    /** The value of a fact that a check needs; if it was not seen, that is noted. */
    <T> Optional<T> need(Check check, String subject, Fact<T> fact) {
        checked.add(check);
        fact.sight().whyNot().ifPresent(why -> missed(check, subject, fact.origin(), why));
        return fact.found();
    }

    HealthReport report(String subject) {
        return new HealthReport(subject, findings, missed, checked);
    }
}
