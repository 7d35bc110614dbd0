package dev.countersign.ui.kit;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A small button that puts a text on the clipboard and says so. */
public final class CopyButton extends Button {
    /** @param what is copied, for a screen reader: {@code the ARN} */
    public CopyButton(String id, String what, String text) {
        super("", new FontIcon(Feather.COPY));
        setId(id);
        getStyleClass().addAll("button-icon", "flat", "copy-button");
        setAccessibleText("Copy " + what);
        setTooltip(new Tooltip("Copy " + what));
        setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
            setGraphic(new FontIcon(Feather.CHECK));
            setAccessibleText("Copied " + what);
        });
    }
}
