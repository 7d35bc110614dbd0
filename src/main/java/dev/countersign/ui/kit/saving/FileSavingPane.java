package dev.countersign.ui.kit.saving;

import dev.countersign.ui.kit.CopyDetails;
import dev.countersign.ui.kit.CopyTextButton;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.Notice;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.saving.FileSaving.State;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;

/** A line across a page: that something is being saved, where it lies, or why it does not. */
public final class FileSavingPane extends StackPane {
    private final FileSaving saving;
    private final String what;
    private final Consumer<Path> openFolder;
    private final Notice notice = new Notice(Tone.RUNNING, Glyph.RUNNING, "", "");

    /**
     * @param what is saved, for example {@code The evidence pack}
     * @param openFolder shows a folder in the program that the desktop has for it
     */
    public FileSavingPane(FileSaving saving, String what, Consumer<Path> openFolder) {
        this.saving = saving;
        this.what = what;
        this.openFolder = openFolder;
        setId("saving");
        notice.setId("saving-notice");
        getChildren().add(notice);
        saving.stateProperty().subscribe(this::show);
    }

    private void show(State state) {
        boolean idle = state instanceof State.Idle;
        setVisible(!idle);
        setManaged(!idle);
        switch (state) {
            case State.Idle() -> notice.setActions();
            case State.Saving(Path file) -> {
                notice.show(
                        Tone.RUNNING,
                        Glyph.RUNNING,
                        what + " is being made",
                        "The execution is examined once more, and every answer is redacted before it is written. Nothing is changed.");
                notice.setActions(button("cancel-saving", "Cancel", saving::forget));
            }
            case State.Saved(Path file) -> {
                notice.show(
                        Tone.APPROVED,
                        Glyph.APPROVED,
                        what + " was saved",
                        file.toAbsolutePath().toString());
                notice.setActions(
                        button("open-folder", "Open folder", () -> openFolder.accept(folder(file))),
                        copyPath(file),
                        button("dismiss-saving", "Close", saving::forget));
            }
            case State.Failed(Path file, var problem) -> {
                notice.show(Tone.FAILED, Glyph.FAILED, problem.sentence(), problem.wayOn());
                notice.setActions(
                        new CopyDetails(() -> problem),
                        button("save-again", "Try again", () -> saving.save(file)),
                        button("dismiss-saving", "Close", saving::forget));
            }
        }
    }

    private static Path folder(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file : parent;
    }

    private static Button copyPath(Path file) {
        Button copy =
                new CopyTextButton("Copy path", () -> file.toAbsolutePath().toString());
        copy.setId("copy-path");
        copy.setMinWidth(USE_PREF_SIZE);
        return copy;
    }

    private static Button button(String id, String text, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }
}
