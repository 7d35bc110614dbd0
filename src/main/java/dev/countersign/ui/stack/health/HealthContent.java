package dev.countersign.ui.stack.health;

import dev.countersign.stack.health.HealthAnswer;
import dev.countersign.stack.health.finding.Check;
import dev.countersign.stack.health.finding.HealthReport;
import dev.countersign.stack.health.finding.HealthReport.Verdict;
import dev.countersign.stack.health.finding.Missed;
import dev.countersign.stack.health.finding.Severity;
import dev.countersign.ui.kit.EmptyState;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** An answer: its findings, what could not be looked at, and what is well. */
final class HealthContent extends VBox {
    /** @param opened whether the gravest finding is open from the start */
    HealthContent(HealthAnswer answer, boolean opened) {
        HealthReport report = answer.report();
        getStyleClass().add("health");
        setSpacing(10);
        if (report.findings().isEmpty()) {
            getChildren().add(empty(report));
        }
        boolean open = opened
                && report.findings().stream()
                        .findFirst()
                        .filter(one -> one.severity() != Severity.ADVICE)
                        .isPresent();
        for (int i = 0; i < report.findings().size(); i++) {
            getChildren().add(new FindingCard(report.findings().get(i), answer, open && i == 0));
        }
        if (!report.missed().isEmpty()) {
            getChildren().add(missed(report.missed()));
        }
        if (!report.passed().isEmpty()) {
            getChildren()
                    .add(passed(List.copyOf(report.passed()), report.findings().isEmpty()));
        }
    }

    private static Node empty(HealthReport report) {
        boolean nothing = report.verdict() == Verdict.NOTHING_TO_CHECK;
        return new EmptyState(
                nothing ? Glyph.STALE : report.missed().isEmpty() ? Glyph.APPROVED : Glyph.NOT_VISIBLE,
                nothing
                        ? "Nothing to check"
                        : report.missed().isEmpty() ? "Nothing to mend" : "Nothing found in what could be seen",
                report.sentence());
    }

    private static Node missed(List<Missed> missed) {
        VBox rows = new VBox(8);
        for (Missed miss : missed) {
            Label where = Words.of(miss.origin().shown(), "caption");
            where.getStyleClass().add("mono");
            rows.getChildren()
                    .add(new VBox(
                            1,
                            Words.of(miss.check().title() + ": " + miss.subject()),
                            Words.of(miss.why(), "muted"),
                            where));
        }
        Label title =
                new Label("Could not look (" + missed.size() + ")", new GlyphIcon(Glyph.NOT_VISIBLE, 15, Tone.STALE));
        HBox head = new HBox(title);
        head.setAlignment(Pos.CENTER_LEFT);
        var pane = new TitledPane(null, rows);
        pane.setGraphic(head);
        pane.setId("health-missed");
        pane.setAccessibleText("Could not look at " + missed.size() + " things");
        pane.getStyleClass().add("disclosure");
        pane.setAnimated(false);
        pane.setExpanded(missed.size() <= 4);
        return pane;
    }

    private static Node passed(List<Check> checks, boolean open) {
        VBox rows = new VBox(6);
        for (Check check : checks) {
            HBox row = new HBox(8, new GlyphIcon(Glyph.APPROVED, 15, Tone.APPROVED), Words.of(check.title()));
            row.setAlignment(Pos.CENTER_LEFT);
            rows.getChildren().add(row);
        }
        var pane = new TitledPane("What is well (" + checks.size() + ")", rows);
        pane.setId("health-passed");
        pane.getStyleClass().add("disclosure");
        pane.setAnimated(false);
        pane.setExpanded(open);
        return pane;
    }
}
