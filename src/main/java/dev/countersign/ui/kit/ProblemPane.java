package dev.countersign.ui.kit;

import dev.countersign.ui.fx.Problem;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A failure where the user met it: what went wrong, the way on, "Try again" where that makes sense, and "Copy details". It
 * takes no room while there is none.
 */
public final class ProblemPane extends StackPane {
    private final @Nullable Runnable retry;

    /**
     * @param problem what is shown; {@code null} for nothing
     * @param retry what "Try again" does; {@code null} for no such button
     */
    public ProblemPane(ObservableValue<? extends @Nullable Problem> problem, @Nullable Runnable retry) {
        this.retry = retry;
        setId("problem");
        problem.subscribe(this::show);
    }

    private void show(@Nullable Problem problem) {
        setVisible(problem != null);
        setManaged(problem != null);
        if (problem == null) {
            getChildren().clear();
            return;
        }
        Notice notice = new Notice(Tone.FAILED, Glyph.FAILED, problem.sentence(), problem.wayOn());
        Button copy = new Button("Copy details");
        copy.setId("copy-details");
        copy.getStyleClass().add("flat");
        copy.setOnAction(event -> copy(problem.details(), copy));
        notice.setActions(retry == null ? new Node[] {copy} : new Node[] {copy, again(retry)});
        getChildren().setAll(notice);
    }

    private static Button again(Runnable retry) {
        Button again = new Button("Try again");
        again.setId("try-again");
        again.setOnAction(event -> retry.run());
        return again;
    }

    private static void copy(String details, Button button) {
        ClipboardContent content = new ClipboardContent();
        content.putString(details);
        Clipboard.getSystemClipboard().setContent(content);
        button.setText("Copied");
    }
}
