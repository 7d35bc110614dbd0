package dev.countersign.ui.kit;

import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * Puts progress over a content that takes longer than 0.4 s to come. Quicker answers show no progress at all: a flash would
 * only disturb.
 */
public final class Busy extends StackPane {
    private static final Duration PATIENCE = Duration.millis(400);

    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private final VBox veil;
    /** Held, because a binding that nobody holds is collected and falls silent. */
    private final ObservableValue<Boolean> busy;

    /**
     * @param content what is waited for
     * @param busy whether it still is
     * @param text what goes on, for example "Reading the history…"
     */
    public Busy(Node content, ObservableValue<Boolean> busy, String text) {
        ProgressIndicator ring = new ProgressIndicator();
        ring.setMaxSize(36, 36);
        ring.setPrefSize(36, 36);
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        veil = new VBox(12, ring, label);
        veil.setId("busy");
        veil.setAlignment(Pos.CENTER);
        veil.getStyleClass().add("veil");
        veil.setVisible(false);
        getChildren().addAll(content, veil);
        patience.setOnFinished(over -> veil.setVisible(true));
        this.busy = busy;
        this.busy.subscribe(this::show);
    }

    private void show(boolean now) {
        if (now) {
            patience.playFromStart();
        } else {
            patience.stop();
            veil.setVisible(false);
        }
    }
}
