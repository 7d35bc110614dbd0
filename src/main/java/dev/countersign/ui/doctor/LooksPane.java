package dev.countersign.ui.doctor;

import dev.countersign.doctor.diagnosis.Look;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.Words;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What was looked at, or could not be, one below the other. */
final class LooksPane extends GridPane {
    LooksPane(List<Look> looks) {
        super(10, 8);
        ColumnConstraints icon = new ColumnConstraints();
        icon.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        words.setMinWidth(0);
        getColumnConstraints().setAll(icon, words);
        for (int row = 0; row < looks.size(); row++) {
            Look look = looks.get(row);
            StatusLook drawn = DoctorLook.of(look.result());
            GlyphIcon mark = new GlyphIcon(drawn.glyph(), 15, drawn.tone());
            GridPane.setValignment(mark, VPos.TOP);
            VBox text = new VBox(1, Words.of(look.call(), "mono"), Words.of(look.subject(), "caption"));
            if (!look.note().isBlank()) {
                text.getChildren().add(Words.of(look.note()));
            }
            text.setAccessibleText(drawn.word() + ": " + look.call() + " " + look.subject());
            text.setMinWidth(0);
            addRow(row, mark, text);
        }
    }
}
