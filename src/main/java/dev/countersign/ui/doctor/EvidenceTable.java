package dev.countersign.ui.doctor;

import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.CopyTextButton;
import dev.countersign.ui.kit.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a finding rests on, line by line: when, what was seen, and the call that told it. */
final class EvidenceTable extends VBox {
    /** @param now AWS's now: what happened today is told without the day */
    EvidenceTable(List<Evidence> evidence, Instant now, ZoneId zone) {
        super(8);
        getStyleClass().add("evidence");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        CopyTextButton copy = new CopyTextButton("Copy", () -> text(evidence));
        copy.getStyleClass().addAll("flat", "small");
        copy.setAccessibleText("Copy the evidence");
        copy.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(8, Words.brief("What proves it", "eyebrow"), gap, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        GridPane rows = new GridPane(14, 10);
        ColumnConstraints when = new ColumnConstraints();
        when.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints what = new ColumnConstraints();
        what.setHgrow(Priority.ALWAYS);
        what.setMinWidth(0);
        rows.getColumnConstraints().setAll(when, what);
        for (int row = 0; row < evidence.size(); row++) {
            Evidence one = evidence.get(row);
            var time = Words.brief(one.at().map(at -> Ages.brief(at, now, zone)).orElse("–"), "mono", "evidence-time");
            GridPane.setValignment(time, VPos.TOP);
            VBox seen =
                    new VBox(2, Words.of(one.observation()), Words.of(one.call() + "  ·  " + one.subject(), "caption"));
            seen.setMinWidth(0);
            rows.addRow(row, time, seen);
        }
        getChildren().addAll(head, rows);
    }

    private static String text(List<Evidence> evidence) {
        return evidence.stream()
                .map(one -> one.at().map(Instant::toString).orElse("-") + "\t" + one.observation() + "\t" + one.call()
                        + "\t" + one.subject())
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
