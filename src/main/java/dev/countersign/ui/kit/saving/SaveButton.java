package dev.countersign.ui.kit.saving;

import dev.countersign.ui.kit.saving.FileSaving.State;
import javafx.scene.control.Button;

/** Asks where to, then saves. */
public final class SaveButton extends Button {
    /** @param id of the button */
    public SaveButton(String id, String text, FileSaving saving, FileChoice choice) {
        super(text);
        setId(id);
        setMinWidth(USE_PREF_SIZE);
        setOnAction(event ->
                choice.choose(getScene().getWindow(), saving.suggested()).ifPresent(saving::save));
        disableProperty().bind(saving.stateProperty().map(State.Saving.class::isInstance));
    }
}
