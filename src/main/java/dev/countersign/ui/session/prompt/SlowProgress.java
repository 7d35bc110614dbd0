package dev.countersign.ui.session.prompt;

import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

/** That something goes on, with a way to cancel it: only once it takes long enough to wonder. */
public final class SlowProgress extends HBox {
    private static final Duration PATIENCE = Duration.millis(500);

    private final PauseTransition patience = new PauseTransition(PATIENCE);
    /** Held, because a binding that nobody holds is collected and falls silent. */
    private final ObservableValue<Boolean> busy;

    public SlowProgress(ObservableValue<Boolean> busy, String text, Runnable onCancel) {
        super(8);
        this.busy = busy;
        setId("signing-in");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        ProgressIndicator ring = new ProgressIndicator();
        ring.setPrefSize(18, 18);
        ring.setMaxSize(18, 18);
        Label waiting = new Label(text);
        waiting.getStyleClass().add("muted");
        Button cancel = new Button("Cancel");
        cancel.setId("cancel-sign-in");
        cancel.getStyleClass().add("flat");
        cancel.setOnAction(event -> onCancel.run());
        getChildren().addAll(ring, waiting, cancel);
        managedProperty().bind(visibleProperty());
        setVisible(false);
        patience.setOnFinished(over -> setVisible(true));
        this.busy.subscribe(this::show);
    }

    private void show(boolean now) {
        if (now) {
            patience.playFromStart();
        } else {
            patience.stop();
            setVisible(false);
        }
    }
}
