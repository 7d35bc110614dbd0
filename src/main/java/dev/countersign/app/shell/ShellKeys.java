package dev.countersign.app.shell;

import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import jfx.incubator.scene.control.richtext.RichTextArea;
import org.jspecify.annotations.Nullable;

/** The keys that work everywhere in the window. */
final class ShellKeys {
    private static final KeyCodeCombination JUMP = new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCodeCombination DOCTOR = new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCodeCombination THEME =
            new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCodeCombination PRESENTATION =
            new KeyCodeCombination(KeyCode.P, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private static final KeyCodeCombination SESSIONS =
            new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCodeCombination READ_ONLY =
            new KeyCodeCombination(KeyCode.R, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCodeCombination NEXT = new KeyCodeCombination(KeyCode.TAB, KeyCombination.CONTROL_DOWN);
    private static final KeyCodeCombination PREVIOUS =
            new KeyCodeCombination(KeyCode.TAB, KeyCombination.CONTROL_DOWN, KeyCombination.SHIFT_DOWN);

    private final Shell shell;

    ShellKeys(Shell shell) {
        this.shell = shell;
    }

    void on(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        // Before the controls: to them, any Tab means the next control.
        scene.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (NEXT.match(key) || PREVIOUS.match(key)) {
                shell.switching().step(key.isShiftDown() ? -1 : 1);
                key.consume();
            }
        });
        scene.addEventHandler(KeyEvent.KEY_TYPED, typed -> {
            if (typed.getCharacter().equals("?") && !isForText(scene.getFocusOwner())) {
                shell.showShortcuts();
                typed.consume();
            } else if (typed.getCharacter().equals("/") && !isForText(scene.getFocusOwner())) {
                search(scene);
                typed.consume();
            }
        });
    }

    /** Goes to the search of the page on screen from wherever one is: the field whose prompt offers this key. */
    private static void search(Scene scene) {
        scene.getRoot().lookupAll(".text-field").stream()
                .filter(node -> node instanceof TextField field && offersSlash(field) && isShown(field))
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private static boolean offersSlash(TextField field) {
        return field.getPromptText() != null && field.getPromptText().endsWith("/");
    }

    private static boolean isShown(Node node) {
        return Stream.iterate(node, Objects::nonNull, Node::getParent).allMatch(Node::isVisible);
    }

    private void pressed(KeyEvent key) {
        if (JUMP.match(key)) {
            shell.showJump();
        } else if (DOCTOR.match(key)) {
            shell.present().askDoctor();
        } else if (THEME.match(key)) {
            shell.appearance().toggleTheme();
        } else if (PRESENTATION.match(key)) {
            shell.appearance().togglePresentation();
        } else if (SESSIONS.match(key)) {
            shell.switching().showAll();
        } else if (READ_ONLY.match(key)) {
            shell.switching().toggleReadOnly();
        } else if (key.getCode() == KeyCode.F5) {
            shell.refresh();
        } else if (key.getCode() == KeyCode.ESCAPE) {
            shell.escape();
        } else if (key.isShortcutDown() && key.getCode().isDigitKey()) {
            int number = key.getCode().getCode() - KeyCode.DIGIT0.getCode();
            if (key.isShiftDown()) {
                shell.switching().toNumber(number);
            } else {
                shell.goToNumber(number);
            }
        } else {
            return;
        }
        key.consume();
    }

    /** Whether typing goes into a text: then a question mark is just that. */
    private static boolean isForText(@Nullable Node focused) {
        return focused instanceof TextInputControl || focused instanceof RichTextArea;
    }
}
