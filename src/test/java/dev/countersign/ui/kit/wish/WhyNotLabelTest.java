package dev.countersign.ui.kit.wish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.FxStage;
import dev.countersign.ui.kit.WindowMarks;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WhyNotLabelTest {
    @RegisterExtension
    final FxStage fx = new FxStage();

    private final SimpleObjectProperty<@Nullable Wish> wish =
            new SimpleObjectProperty<>(new Wish(Wish.Deed.STOP_EXECUTION, "arn:one"));
    private Button stop;

    @BeforeEach
    void open() {
        fx.show(() -> {
            stop = new Button("Stop");
            stop.setId("stop");
            return new VBox(stop, new WhyNotLabel(stop, new SimpleObjectProperty<>(false), wish));
        });
    }

    @Test
    void whatIsKnownToBeRefusedIsSwitchedOffAndSaysWhy() {
        foresee((wanted, reason) ->
                reason.accept(wanted.what().equals("arn:one") ? "ann may not stop this execution." : ""));

        assertThat(fx.await("why-not-stop", Label.class).getText()).isEqualTo("ann may not stop this execution.");
        assertThat(stop.isDisabled()).isTrue();

        fx.onFx(() -> {
            wish.set(new Wish(Wish.Deed.STOP_EXECUTION, "arn:two"));
            return true;
        });
        fx.await("the button works", () -> !stop.isDisabled());
        assertThat(fx.isShown("why-not-stop")).isFalse();
    }

    @Test
    void whatIsNotKnownSwitchesNothingOff() {
        foresee(Foresight.NONE);

        assertThat(stop.isDisabled()).isFalse();
        fx.onFx(() -> {
            WindowMarks.of(stop.getScene()).forbidChanges("This window is read-only.");
            return true;
        });
        assertThat(stop.isDisabled()).isTrue();
    }

    private void foresee(Foresight foresight) {
        fx.onFx(() -> {
            WindowForesight.of(fx.stage().getScene()).set(foresight);
            return true;
        });
    }
}
