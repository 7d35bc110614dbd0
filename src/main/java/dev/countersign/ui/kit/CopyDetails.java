package dev.countersign.ui.kit;

import dev.countersign.ui.fx.Problem;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** "Copy details", beside every failure on screen: all that support asks for, and no secret. Its id is {@code copy-details}. */
public final class CopyDetails extends Button {
    /** @param problem what is reported; asked when it is pressed */
    public CopyDetails(Supplier<Problem> problem) {
        super("Copy details");
        setId("copy-details");
        getStyleClass().add("flat");
        setMinWidth(USE_PREF_SIZE);
        setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(problem.get().report());
            Clipboard.getSystemClipboard().setContent(content);
            setText("Copied");
        });
    }

    /** For another failure in the same place. */
    public void again() {
        setText("Copy details");
    }
}
