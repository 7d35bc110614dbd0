package dev.countersign.app;

import dev.countersign.host.Settings;
import dev.countersign.session.profile.Variables;
import dev.countersign.testing.FxStage;
import dev.countersign.ui.kit.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A whole console on a test's stage, over a sandbox that can also be entered as an account by the profile {@code work}. */
final class ConsoleOnStage implements AutoCloseable {
    private final FxStage fx;
    private final Path folder;
    private final Settings settings;
    private final EmbeddedSandbox sandbox = new EmbeddedSandbox();
    private Console console;

    ConsoleOnStage(FxStage fx, Path folder, Settings settings) {
        this.fx = fx;
        this.folder = folder;
        this.settings = settings;
        writeProfile();
    }

    private void writeProfile() {
        var access = sandbox.start();
        var keys = access.personas().getFirst().keys();
        try {
            Files.createDirectories(folder.resolve(".aws"));
            Files.writeString(
                    folder.resolve(".aws/credentials"),
                    "[work]\naws_access_key_id = " + keys.accessKeyId() + "\naws_secret_access_key = "
                            + keys.secretAccessKey() + "\n");
            Files.writeString(
                    folder.resolve(".aws/config"),
                    "[profile work]\nregion = eu-west-1\nendpoint_url = " + access.endpoint() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void open() {
        open(false);
    }

    void open(boolean readOnly) {
        var options = new ConsoleOptions(
                settings,
                folder,
                new Variables(Map.of()),
                folder,
                Optional.of(Theme.LIGHT),
                Optional.empty(),
                readOnly);
        console = fx.onFx(() -> {
            var made = new Console(fx.stage(), options, sandbox);
            fx.stage().setX(0);
            fx.stage().setY(0);
            fx.stage().setWidth(1200);
            fx.stage().setHeight(800);
            made.show();
            return made;
        });
    }

    void enterSandbox() {
        fx.click("choice-sandbox");
        fx.click("continue");
        fx.await("deploy-first", Node.class);
    }

    /** Signs in by the profile, beside what is open. */
    void addWork() {
        if (!title().equals("Welcome")) {
            fx.click("identity");
            fx.click("add-session");
        }
        fx.click("choice-profile-work");
        fx.click("continue");
        fx.await("the session is there", () -> title().equals("Inbox"));
    }

    Console console() {
        return console;
    }

    ConsoleSession session() {
        return fx.onFx(() -> console.session());
    }

    String identity() {
        return fx.await("identity", Node.class).getAccessibleText();
    }

    String title() {
        return fx.await("page-title", Label.class).getText();
    }

    /** Presses a key with Ctrl, or Escape without. */
    void press(KeyCode code, boolean shift) {
        fx.onFx(() -> {
            boolean control = code != KeyCode.ESCAPE;
            Event.fireEvent(
                    fx.stage().getScene(),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
            return true;
        });
    }

    /** Ends the program, but not the sandbox. */
    void quit() {
        if (console != null) {
            Console open = console;
            console = null;
            fx.onFx(() -> {
                open.close();
                return true;
            });
        }
    }

    @Override
    public void close() {
        quit();
        sandbox.close();
    }
}
