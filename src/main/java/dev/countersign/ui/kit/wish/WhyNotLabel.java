package dev.countersign.ui.kit.wish;

import dev.countersign.ui.kit.WindowMarks;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Stands beside a button that changes something at AWS, and says why it is switched off where a permission is known to be
 * missing. It takes no room otherwise.
 */
public final class WhyNotLabel extends Label {
    private final ObservableValue<? extends @Nullable Wish> wish;
    private final ObservableValue<? extends @Nullable Foresight> foresight;
    /** So that not every letter of a name is asked about. */
    private final PauseTransition moment = new PauseTransition(Duration.millis(250));

    private long asked;

    /**
     * @param button works where changes are allowed, and nothing is known against the wish
     * @param mustNot what else keeps it from working
     * @param wish what it would do at present; {@code null} while it would do nothing
     */
    public WhyNotLabel(Node button, ObservableValue<Boolean> mustNot, ObservableValue<? extends @Nullable Wish> wish) {
        this.wish = wish;
        this.foresight =
                sceneProperty().flatMap(scene -> WindowForesight.of(scene).foresightProperty());
        setId("why-not-" + button.getId());
        getStyleClass().add("why-not");
        setWrapText(true);
        visibleProperty().bind(textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
        WindowMarks.forChanging(
                button,
                Bindings.createBooleanBinding(
                        () -> Boolean.TRUE.equals(mustNot.getValue())
                                || !getText().isEmpty(),
                        mustNot,
                        textProperty()));
        moment.setOnFinished(over -> askNow());
        wish.subscribe(changed -> ask());
        foresight.subscribe(changed -> ask());
    }

    private void ask() {
        asked++;
        setText("");
        moment.playFromStart();
    }

    private void askNow() {
        long question = asked;
        Wish wanted = wish.getValue();
        Foresight known = foresight.getValue();
        if (wanted != null && known != null) {
            known.whyNot(wanted, reason -> {
                if (question == asked) {
                    setText(reason);
                }
            });
        }
    }
}
