package dev.countersign.ui.session.prompt;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The whole window, over which a question of a sign-in can lie. While it does, the page below can be seen but not used, and
 * keeps what was typed in it; afterwards the focus is where it was.
 */
public final class PromptLayer extends StackPane {
    private final Node page;
    private final WindowPrompt prompt;
    private final Region veil = new Region();
    private Optional<Node> focusBefore = Optional.empty();
    private @Nullable Question shown;

    /** @param page everything else in the window */
    public PromptLayer(Node page, WindowPrompt prompt) {
        this.page = page;
        this.prompt = prompt;
        setId("prompt-layer");
        veil.getStyleClass().add("overlay-sheet-veil");
        getChildren().add(page);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        prompt.currentProperty().subscribe(this::show);
    }

    private void pressed(KeyEvent key) {
        if (shown != null && key.getCode() == KeyCode.ESCAPE) {
            prompt.cancel();
            key.consume();
        }
    }

    private void show(@Nullable Question question) {
        Question before = shown;
        shown = question;
        if (question == null) {
            close();
            return;
        }
        if (before == null) {
            focusBefore = Optional.ofNullable(getScene()).map(scene -> scene.getFocusOwner());
            page.setDisable(true);
            // A disabled page is drawn pale; the veil says enough.
            page.setOpacity(1);
        }
        Region sheet = sheet(question);
        if (sheet instanceof MfaSheet asked
                && before != null
                && before.asking() == question.asking()
                && getChildren().getLast() instanceof MfaSheet refused) {
            asked.beginWith(refused);
        }
        sheet.getStyleClass().add("prompt-sheet");
        StackPane.setAlignment(sheet, Pos.CENTER);
        getChildren().setAll(page, veil, sheet);
        focus(sheet);
    }

    private Region sheet(Question question) {
        return switch (question) {
            case MfaQuestion mfa -> new MfaSheet(mfa, prompt);
            case SsoQuestion sso -> new SsoSheet(sso, prompt);
        };
    }

    private static void focus(Region sheet) {
        if (sheet instanceof MfaSheet mfa) {
            mfa.focusCode();
        } else {
            sheet.requestFocus();
        }
    }

    private void close() {
        getChildren().setAll(page);
        page.setDisable(false);
        focusBefore.ifPresent(Node::requestFocus);
        focusBefore = Optional.empty();
    }
}
