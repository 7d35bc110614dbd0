package dev.countersign.ui.stack.health;

import dev.countersign.stack.health.change.ChangeText;
import dev.countersign.stack.health.change.Line;
import dev.countersign.ui.kit.CopyTextButton;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The change of a template, line by line, to be copied. */
final class ChangeBox extends VBox {
    /** @param id of the button that copies */
    ChangeBox(String id, List<Line> lines) {
        getStyleClass().add("template-change");
        var title = new Label("Change in the template");
        title.getStyleClass().add("eyebrow");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        // What stands there afterwards: that is what can be pasted.
        var copy = new CopyTextButton("Copy", () -> ChangeText.result(lines));
        copy.setId(id);
        copy.getStyleClass().addAll("flat", "small");
        copy.setAccessibleText("Copy the change");
        var head = new HBox(8, title, gap, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        var body = new VBox();
        body.getStyleClass().add("change-lines");
        lines.forEach(line -> body.getChildren().add(row(line)));
        getChildren().addAll(head, body);
        setAccessibleText(ChangeText.diff(lines));
    }

    private static Label row(Line line) {
        var row = new Label(line.shown());
        row.getStyleClass().addAll("change-line", line.mark().name().toLowerCase(Locale.ROOT));
        row.setMaxWidth(Double.MAX_VALUE);
        row.setMinWidth(0);
        return row;
    }
}
