package dev.countersign.ui.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Label;

/** How long something still lasts, second by second; it counts only while it is in a window. */
public final class Countdown extends Label {
    private final Instant until;
    private final InstantSource clock;
    private final String over;

    /**
     * @param over what it says once the time is over
     */
    public Countdown(Instant until, InstantSource clock, String over) {
        this.until = until;
        this.clock = clock;
        this.over = over;
        getStyleClass().add("countdown");
        Timeline ticks = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), tick -> show()));
        ticks.setCycleCount(Animation.INDEFINITE);
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                ticks.stop();
            } else {
                show();
                ticks.play();
            }
        });
        show();
    }

    private void show() {
        setText(text(Duration.between(clock.instant(), until), over));
    }

    /** {@code 9:05 left}, with hours where there are any. */
    static String text(Duration left, String over) {
        if (left.isNegative() || left.isZero()) {
            return over;
        }
        return left.toHours() > 0
                ? "%d:%02d:%02d left".formatted(left.toHours(), left.toMinutesPart(), left.toSecondsPart())
                : "%d:%02d left".formatted(left.toMinutes(), left.toSecondsPart());
    }
}
