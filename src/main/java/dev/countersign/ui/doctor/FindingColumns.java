package dev.countersign.ui.doctor;

import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.ui.doctor.mend.RemedyButton;
import dev.countersign.ui.doctor.mend.RepairViewModel;
import dev.countersign.ui.kit.Words;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A finding and what can be done about it, beside each other. */
final class FindingColumns extends HBox {
    FindingColumns(Finding finding, Diagnosis within, ZoneId zone, Optional<RepairViewModel> repairs) {
        super(12);
        VBox remedies = new VBox(12);
        List<Remedy> ways = finding.remedies();
        for (int i = 0; i < ways.size(); i++) {
            Remedy way = ways.get(i);
            int number = i + 1;
            remedies.getChildren()
                    .add(new RemedyCard(
                            way,
                            number,
                            repairs.<Node>map(done -> new RemedyButton(done, finding, way, number))
                                    .orElseGet(FindingColumns::rehearsal)));
        }
        if (ways.isEmpty()) {
            VBox none = new VBox(
                    6,
                    Words.brief("No remedy", "title-card"),
                    Words.of("Nothing has to be mended, or nothing that is known helps this execution.", "muted"));
            none.getStyleClass().addAll("panel", "remedy-card");
            remedies.getChildren().add(none);
        }
        getChildren()
                .addAll(half(new VBox(new CauseCard(finding, within.sentence(), within.asOf(), zone))), half(remedies));
    }

    private static Node rehearsal() {
        return Words.of("A rehearsal only: nothing is carried out from an evidence pack.", "caption");
    }

    private static Node half(VBox column) {
        column.setMinWidth(0);
        column.setPrefWidth(400);
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }
}
