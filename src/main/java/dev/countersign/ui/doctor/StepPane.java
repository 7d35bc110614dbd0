package dev.countersign.ui.doctor;

import dev.countersign.doctor.remedy.Act;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.ui.kit.CopyTextButton;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One step of a remedy: the call, the permission it needs, and the line that makes it from a shell. */
final class StepPane extends VBox {
    /** @param number within the remedy, from 1; 0 when it is the only step */
    StepPane(Remedy.Step step, int number) {
        super(6);
        getStyleClass().add("remedy-step");
        String mark = number == 0 ? "" : number + ".  ";
        if (step.act() instanceof Act.ByHand(String what)) {
            getChildren().add(Words.of(mark + "By hand: " + what));
            return;
        }
        getChildren().add(Words.of(mark + step.call(), "mono"));
        getChildren().add(Words.of("Needs " + step.permission() + " on " + step.resource(), "caption"));
        Label line = Words.of(step.commandLine(), "mono", "command-line");
        line.setMaxWidth(Double.MAX_VALUE);
        line.setAccessibleText("AWS CLI: " + step.commandLine());
        HBox.setHgrow(line, Priority.ALWAYS);
        CopyTextButton copy = new CopyTextButton("Copy", step::commandLine);
        copy.getStyleClass().add("copy-line");
        copy.setAccessibleText("Copy the AWS CLI line of " + step.permission());
        copy.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(8, line, copy);
        row.setAlignment(Pos.TOP_LEFT);
        getChildren().add(row);
    }
}
