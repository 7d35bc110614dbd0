package dev.countersign.ui.doctor;

import dev.countersign.doctor.remedy.Act;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.ui.kit.CopyTextButton;
import dev.countersign.ui.kit.Words;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One step of a remedy: the call, the permission it needs, and the line that makes it from a shell. */
final class StepPane extends HBox {
    /** A line longer than this is cut on screen, until one wants all of it. */
    private static final int LONG = 280;

    private static final int BEGINNING = 200;

    /** @param number within the remedy, from 1; 0 when it is the only step */
    StepPane(Remedy.Step step, int number) {
        super(8);
        getStyleClass().add("remedy-step");
        VBox words = new VBox(6);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        if (number > 0) {
            getChildren().add(Words.brief(number + ".", "muted"));
        }
        getChildren().add(words);
        if (step.act() instanceof Act.ByHand(String what)) {
            words.getChildren().add(Words.of("By hand: " + what));
            return;
        }
        words.getChildren().add(Words.of(step.call(), "mono"));
        words.getChildren().add(Words.of("Needs " + step.permission() + " on " + step.resource(), "caption"));
        words.getChildren().add(line(step));
    }

    private static HBox line(Remedy.Step step) {
        String all = step.commandLine();
        Label line = Words.of(all, "mono", "command-line");
        line.setMaxWidth(Double.MAX_VALUE);
        line.setAccessibleText("AWS CLI: " + all);
        VBox box = new VBox(2, line);
        box.setMinWidth(0);
        HBox.setHgrow(box, Priority.ALWAYS);
        if (all.length() > LONG) {
            line.setText(all.substring(0, BEGINNING) + " …");
            Hyperlink more = new Hyperlink(String.format(Locale.ROOT, "Show all %,d characters", all.length()));
            more.getStyleClass().add("doctor-link");
            more.setOnAction(event -> {
                line.setText(all);
                more.setVisible(false);
                more.setManaged(false);
            });
            box.getChildren().add(more);
        }
        CopyTextButton copy = new CopyTextButton("Copy", step::commandLine);
        copy.getStyleClass().add("copy-line");
        copy.setAccessibleText("Copy the AWS CLI line of " + step.permission());
        copy.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(8, box, copy);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }
}
