package dev.countersign.stack.health.report;

import dev.countersign.stack.health.change.ChangeText;
import dev.countersign.stack.health.change.Line;
import dev.countersign.stack.health.finding.HealthFinding;
import dev.countersign.stack.health.finding.HealthReport;
import dev.countersign.stack.health.finding.Missed;
import dev.countersign.stack.health.template.Document;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A report for a terminal: the answer first, then each finding with what proves it and the change that removes it. */
public final class HealthText {
    private final PrintWriter out;
    private final Optional<Document> document;

    /** @param document the template, for the syntax of changes; absent when there is none */
    public HealthText(PrintWriter out, Optional<Document> document) {
        this.out = out;
        this.document = document;
    }

    public void print(HealthReport report) {
        out.println(report.sentence());
        report.findings().forEach(this::finding);
        if (!report.missed().isEmpty()) {
            out.println();
            out.println("Could not look:");
            report.missed().forEach(this::missed);
        }
        if (!report.passed().isEmpty()) {
            out.println();
            out.println("Passed:");
            report.passed().forEach(check -> out.println("  " + check.title() + " [" + check.code() + "]"));
        }
        out.flush();
    }

    private void finding(HealthFinding finding) {
        out.println();
        out.println(finding.severity().title().toUpperCase(Locale.ROOT) + " "
                + finding.check().code() + ": " + finding.summary());
        out.println("  " + finding.check().explanation());
        finding.evidence()
                .forEach(proof -> out.println(
                        "  * " + proof.observation() + " [" + proof.origin().shown() + "]"));
        out.println("  To mend it: " + finding.change().advice());
        List<Line> lines = ChangeText.lines(finding.change(), document);
        lines.forEach(line -> out.println("    " + line.shown()));
    }

    private void missed(Missed missed) {
        out.println("  " + missed.check().title() + " [" + missed.check().code() + "], " + missed.subject() + ": "
                + missed.why() + " [" + missed.origin().shown() + "]");
    }
}
