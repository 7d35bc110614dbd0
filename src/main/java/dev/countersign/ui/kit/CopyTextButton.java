package dev.countersign.ui.kit;

import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Copies a text, and says for a moment that it did. */
public final class CopyTextButton extends Button {
    private static final Duration MOMENT = Duration.seconds(2);

    /**
     * @param label what it says, for example {@code Copy link}
     * @param text what is copied; asked when it is pressed
     */
    public CopyTextButton(String label, Supplier<String> text) {
        super(label, new FontIcon(Feather.COPY));
        PauseTransition moment = new PauseTransition(MOMENT);
        moment.setOnFinished(over -> setText(label));
        setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text.get());
            Clipboard.getSystemClipboard().setContent(content);
            setText("Copied");
            moment.playFromStart();
        });
    }
}
