package dev.countersign.ui.stack;

import dev.countersign.ui.kit.Confirmation;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.ProblemPane;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.WindowMarks;
import dev.countersign.ui.stack.part.PageHeader;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A bucket that outlived its stack: what it holds, and the offer to empty and delete it. */
final class RetainedBucketCard extends VBox {
    private final RetainedBucketViewModel model;

    RetainedBucketCard(RetainedBucketViewModel model) {
        super(10);
        this.model = model;
        getStyleClass().add("panel");
        setPadding(new Insets(14, 16, 14, 16));
        Label title = new Label("A bucket was kept");
        title.getStyleClass().add("title-card");
        HBox heading = new HBox(8, new GlyphIcon(Glyph.SKIPPED, 17, Tone.WAITING), title);
        heading.setAlignment(Pos.CENTER_LEFT);
        Label name = new Label(model.bucket());
        name.getStyleClass().add("mono");
        name.setWrapText(true);
        Label text = new Label();
        text.setId("bucket-text");
        text.setWrapText(true);
        text.textProperty().bind(model.textProperty());
        ProgressBar bar = new ProgressBar();
        bar.getStyleClass().add("stack-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(model.progressProperty());
        bar.visibleProperty().bind(model.busyProperty());
        bar.managedProperty().bind(bar.visibleProperty());
        Button empty = PageHeader.button("empty-bucket", "Empty and delete it…", Feather.TRASH_2, this::ask);
        WindowMarks.forChanging(
                empty, model.busyProperty().or(model.contentsProperty().isNull()));
        empty.visibleProperty().bind(model.goneProperty().not());
        empty.managedProperty().bind(empty.visibleProperty());
        getChildren().addAll(heading, name, text, bar, new ProblemPane(model.problemProperty(), model::count), empty);
    }

    private void ask() {
        new Confirmation(
                        "Empty and delete this bucket?",
                        "Every version of every object in it is deleted, then the bucket. This cannot be taken back.",
                        List.of(
                                new Confirmation.Fact("Bucket", model.bucket()),
                                new Confirmation.Fact(
                                        "Contents", model.textProperty().get())),
                        "Delete everything",
                        Tone.FAILED,
                        Optional.of(model.bucket()))
                .ask(getScene().getWindow(), model::emptyAndDelete);
    }
}
