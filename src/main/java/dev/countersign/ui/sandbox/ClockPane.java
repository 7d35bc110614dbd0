package dev.countersign.ui.sandbox;

import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.Confirmation;
import dev.countersign.ui.kit.Confirmation.Fact;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.WindowMarks;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The sandbox's time, and the buttons that move it forward. */
final class ClockPane extends VBox {
    private final SandboxViewModel model;
    private final ZoneId zone;
    private final Label time = new Label();
    private final Label ahead = new Label();
    private final Timeline ticking = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), tick -> show()));

    ClockPane(SandboxViewModel model, ZoneId zone) {
        super(10);
        this.model = model;
        this.zone = zone;
        time.setId("sandbox-time");
        time.getStyleClass().add("title-page");
        ahead.setId("sandbox-ahead");
        ahead.getStyleClass().add("caption");
        ProgressIndicator ring = new ProgressIndicator();
        ring.setPrefSize(20, 20);
        ring.visibleProperty().bind(model.advancingProperty());
        HBox buttons = new HBox(8, button("1h", "1 hour"), button("1d", "1 day"), button("7d", "7 days"), ring);
        buttons.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(time, ahead, buttons);
        model.aheadProperty().subscribe(read -> show());
        ticking.setCycleCount(Animation.INDEFINITE);
        show();
    }

    void start() {
        ticking.play();
    }

    void stop() {
        ticking.stop();
    }

    private void show() {
        time.setText(Ages.dateTime(model.now(), zone));
        ahead.setText(model.aheadProperty().get().map(ClockPane::words).orElse("Reading the clock…"));
    }

    private static String words(Duration ahead) {
        return ahead.toSeconds() < 2 ? "As on this machine" : Ages.of(ahead) + " ahead of this machine";
    }

    private Button button(String by, String words) {
        Button button = new Button("+ " + words);
        button.setId("advance-" + by);
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText("Move the clock forward by " + words);
        WindowMarks.forChanging(button, model.advancingProperty());
        button.setOnAction(event -> confirm(by, words));
        return button;
    }

    private void confirm(String by, String words) {
        new Confirmation(
                        "Move the sandbox's clock by " + words + "?",
                        "Everything that falls due meanwhile happens: approvals and tasks whose time runs out expire. The clock"
                                + " cannot be moved back.",
                        List.of(new Fact("Now", Ages.dateTime(model.now(), zone))),
                        "Move the clock",
                        Tone.SANDBOX,
                        Optional.empty())
                .ask(getScene().getWindow(), () -> model.advance(by));
    }
}
