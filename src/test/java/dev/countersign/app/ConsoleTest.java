package dev.countersign.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.host.Settings;
import dev.countersign.session.profile.Variables;
import dev.countersign.testing.FxStage;
import dev.countersign.testing.LiveThreads;
import dev.countersign.ui.kit.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole console over the sandbox that comes with it. */
class ConsoleTest {
    @RegisterExtension
    final FxStage fx = new FxStage();

    @TempDir
    Path folder;

    private final EmbeddedSandbox sandbox = new EmbeddedSandbox();
    private Console console;

    @AfterEach
    void close() {
        closeConsole();
        sandbox.close();
    }

    @Test
    void fromTheWelcomePageIntoTheSandboxAsAnotherPersonaAndOutAgain() {
        open(ConsoleOptions.ofNobody(folder, Theme.LIGHT));
        fx.click("continue");
        fx.await("deploy-first", Node.class);
        assertThat(identity()).contains("Sandbox", "administrator", "111122223333", "127.0.0.1");

        fx.click("nav-sandbox");
        fx.click("persona-viewer");
        fx.await("the identity changes", () -> identity().contains("viewer"));
        assertThat(title()).as("one stays where one asked for it").isEqualTo("Sandbox");
        assertThat(fx.await("persona-viewer", ToggleButton.class).isSelected()).isTrue();
        fx.picture("console-viewer");

        jump("sign out");
        fx.await("continue", Node.class);
        assertThat(title()).isEqualTo("Welcome");
        assertThat(identity()).contains("Not signed in").doesNotContain("viewer");
        assertThat(fx.isShown("nav-stacks")).isFalse();
        assertThat(fx.await("as-of", Label.class).getText()).isEqualTo("Nothing read yet");

        fx.click("continue");
        fx.await("deploy-first", Node.class);
        assertThat(identity()).contains("administrator");
    }

    @Test
    void whileNobodyIsSignedInNoKeyLeadsToAPage() {
        open(ConsoleOptions.ofNobody(folder, Theme.LIGHT));
        fx.await("continue", Node.class);

        press(KeyCode.DIGIT1);
        assertThat(title()).isEqualTo("Welcome");
        press(KeyCode.K);
        assertThat(fx.await("command-text", Node.class).isVisible()).isTrue();
        assertThat(commands()).isNotEmpty().noneMatch(text -> text.contains("Inbox") || text.contains("Sign out"));
    }

    @Test
    void anAccountHasNoSandboxPage() throws IOException {
        var access = sandbox.start();
        var keys = access.personas().getFirst().keys();
        Files.createDirectories(folder.resolve(".aws"));
        Files.writeString(
                folder.resolve(".aws/credentials"),
                "[work]\naws_access_key_id = " + keys.accessKeyId() + "\naws_secret_access_key = "
                        + keys.secretAccessKey() + "\n");
        Files.writeString(
                folder.resolve(".aws/config"),
                "[profile work]\nregion = eu-west-1\nendpoint_url = " + access.endpoint() + "\n");
        open(new ConsoleOptions(
                Settings.inMemory(),
                folder,
                new Variables(Map.of("AWS_PROFILE", "work")),
                folder,
                Optional.of(Theme.LIGHT),
                Optional.empty(),
                false));
        fx.click("choice-profile-work");
        fx.click("continue");
        fx.await("nav-inbox", Node.class);
        fx.picture("console-account");

        assertThat(fx.isShown("nav-sandbox")).isFalse();
        press(KeyCode.DIGIT6);
        assertThat(title()).isEqualTo("Inbox");
    }

    @Test
    void aWindowThatNobodySeesIsToldToTheWatcher() {
        open(ConsoleOptions.ofNobody(folder, Theme.LIGHT));
        fx.click("continue");
        fx.await("deploy-first", Node.class);
        assertThat(console.session().attention().visible()).isTrue();

        iconify(true);
        assertThat(console.session().attention().visible()).isFalse();

        iconify(false);
        assertThat(console.session().attention().visible()).isTrue();
    }

    @Test
    void closingEndsItsThreads() {
        LiveThreads before = LiveThreads.now();
        open(ConsoleOptions.ofNobody(folder, Theme.LIGHT));
        fx.click("continue");
        fx.await("deploy-first", Node.class);
        assertThat(LiveThreads.now().since(before)).contains("watch", "sandbox-clock");

        closeConsole();
        fx.await(
                "what follows AWS has ended",
                () -> !LiveThreads.now().since(before).contains("watch"));
        sandbox.close();

        fx.await(
                "all its threads have ended",
                () -> LiveThreads.now().since(before).isEmpty());
    }

    private void open(ConsoleOptions options) {
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

    private void closeConsole() {
        if (console != null) {
            Console open = console;
            console = null;
            fx.onFx(() -> {
                open.close();
                return true;
            });
        }
    }

    private void iconify(boolean iconified) {
        fx.onFx(() -> {
            fx.stage().setIconified(iconified);
            return true;
        });
    }

    private void jump(String words) {
        press(KeyCode.K);
        fx.type("command-text", words);
        fx.onFx(() -> {
            Event.fireEvent(fx.await("command-text", Node.class), pressed(KeyCode.ENTER, false));
            return true;
        });
    }

    private List<String> commands() {
        ListView<?> list = fx.onFx(() -> (ListView<?>) fx.stage().getScene().lookup("#command-jump .list-view"));
        return list.getItems().stream().map(Object::toString).toList();
    }

    private String identity() {
        return fx.await("identity", Node.class).getAccessibleText();
    }

    private String title() {
        return fx.await("page-title", Label.class).getText();
    }

    private void press(KeyCode code) {
        fx.onFx(() -> {
            Event.fireEvent(fx.stage().getScene(), pressed(code, true));
            return true;
        });
    }

    private static KeyEvent pressed(KeyCode code, boolean control) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false);
    }
}
