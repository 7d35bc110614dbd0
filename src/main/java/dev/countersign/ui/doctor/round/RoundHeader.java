package dev.countersign.ui.doctor.round;

import dev.countersign.doctor.round.RoundResult;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.CopyTextButton;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.Tone;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What is examined, how far that is and how old; the buttons that begin and end it. */
final class RoundHeader extends VBox {
    private final RoundViewModel model;
    private final ZoneId zone;
    private final Label line = new Label();
    private final ComboBox<Optional<String>> choice = new ComboBox<>();
    private final ProgressBar bar = new ProgressBar();
    private final Label step = new Label();
    private final Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), tick -> showAge()));

    RoundHeader(RoundViewModel model, String place, ZoneId zone) {
        super(10);
        this.model = model;
        this.zone = zone;
        Label title = new Label("Everything in " + place);
        title.setId("round-title");
        title.getStyleClass().add("title-section");
        line.setId("round-as-of");
        line.getStyleClass().add("caption");
        VBox words = new VBox(3, title, line);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox first = new HBox(8, words, choice(), copy(), again());
        first.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(first, progress());
        clock.setCycleCount(Animation.INDEFINITE);
        model.resultProperty().subscribe(found -> showAge());
    }

    void start() {
        List<Optional<String>> choices = new ArrayList<>(List.of(Optional.empty()));
        model.pipelines().forEach(name -> choices.add(Optional.of(name)));
        Optional<String> chosen = choice.getValue();
        choice.getItems().setAll(choices);
        choice.setValue(choices.contains(chosen) ? chosen : Optional.empty());
        clock.play();
    }

    void stop() {
        clock.stop();
    }

    /** Begins an examination of what is chosen. */
    void examine() {
        model.examine(choice.getValue());
    }

    private ComboBox<Optional<String>> choice() {
        choice.setId("round-pipeline");
        choice.setAccessibleText("What is examined");
        choice.setMaxWidth(240);
        choice.setValue(Optional.empty());
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Optional<String> pipeline) {
                return pipeline == null ? "" : pipeline.orElse("All pipelines");
            }

            @Override
            public Optional<String> fromString(String text) {
                return Optional.empty();
            }
        });
        choice.disableProperty().bind(model.busyProperty());
        return choice;
    }

    private Button copy() {
        Button copy = new CopyTextButton("Copy report", model::report);
        copy.setId("round-copy");
        copy.setMinWidth(USE_PREF_SIZE);
        model.resultProperty().subscribe(found -> copy.setDisable(found.isEmpty()));
        return copy;
    }

    private Button again() {
        Button again = new Button("Examine");
        again.setId("round-examine");
        again.setMinWidth(USE_PREF_SIZE);
        again.setOnAction(event -> examine());
        again.disableProperty().bind(model.busyProperty());
        return again;
    }

    private HBox progress() {
        step.setId("round-step");
        bar.setPrefWidth(220);
        bar.setMinWidth(120);
        Button cancel = new Button("Cancel");
        cancel.setId("round-cancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(event -> model.cancel());
        HBox.setHgrow(step, Priority.ALWAYS);
        step.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(12, bar, step, cancel);
        row.setId("round-progress");
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().addAll("notice", Tone.RUNNING.styleClass());
        row.visibleProperty().bind(model.busyProperty());
        row.managedProperty().bind(model.busyProperty());
        model.progressProperty().subscribe(now -> {
            bar.setProgress(now.filter(one -> one.of() > 0)
                    .map(one -> (double) one.done() / one.of())
                    .orElse(ProgressBar.INDETERMINATE_PROGRESS));
            step.setText(now.map(RoundHeader::words).orElse("Beginning…"));
        });
        return row;
    }

    private static String words(RoundViewModel.Progress now) {
        String begun = Character.toUpperCase(now.step().charAt(0)) + now.step().substring(1);
        return now.of() == 0 ? begun + "…" : begun + ": " + now.done() + " of " + now.of();
    }

    private void showAge() {
        line.setText(model.resultProperty()
                .get()
                .map(found -> "As of " + Ages.brief(found.whole().asOf(), model.now(), zone) + ", "
                        + Ages.ago(found.whole().asOf(), model.now()) + "  ·  "
                        + found.each().size() + " of " + found.running() + " running executions examined")
                .orElse("It only reads. Nothing is changed."));
    }

    /** How an answer about everything looks. */
    static StatusLook look(RoundResult found) {
        return switch (found.whole().verdict()) {
            case STUCK -> new StatusLook(Glyph.BROKEN, Tone.FAILED, "Stuck");
            case COULD_NOT_LOOK -> new StatusLook(Glyph.NOT_VISIBLE, Tone.WAITING, "Not everything was visible");
            case UNEXPLAINED -> new StatusLook(Glyph.LATE, Tone.WAITING, "Stuck without a known cause");
            case WAITING, NOTHING_WAITS -> new StatusLook(Glyph.APPROVED, Tone.APPROVED, "Nothing is stuck");
        };
    }
}
