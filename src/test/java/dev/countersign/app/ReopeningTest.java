package dev.countersign.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.host.Settings;
import dev.countersign.testing.FxStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What was open in the run before comes back, if that was wanted, without anybody having to wait for it. */
class ReopeningTest {
    @RegisterExtension
    final FxStage fx = new FxStage();

    @TempDir
    Path folder;

    private final Settings settings = Settings.inMemory();
    private ConsoleOnStage window;

    @BeforeEach
    void start() {
        window = new ConsoleOnStage(fx, folder, settings);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void whatWasOpenComesBackByNameAndNothingSecretIsKept() {
        window.open();
        window.addWork();
        assertThat(settings.list("sessions.last")).as("not unless it is wanted").isEmpty();
        fx.click("identity");
        fx.click("reopen");
        fx.onFx(() -> {
            window.console().openInRegion("us-east-1");
            return true;
        });
        assertThat(settings.list("sessions.last"))
                .containsExactly("eu-west-1\t\tprofile\twork", "us-east-1\t\tprofile\twork");
        window.quit();

        window.open();
        fx.await("the first session is on screen", () -> window.title().equals("Inbox"));
        window.press(KeyCode.S, true);
        fx.await(
                "both have been proved",
                () -> !fx.await("session-1", Node.class).isDisabled()
                        && !fx.await("session-2", Node.class).isDisabled());
        fx.picture("reopened");
    }

    @Test
    void whatCannotComeBackSaysWhyInItsRowAndLeavesTheWindowUsable() throws IOException {
        settings.put("sessions.reopen", true);
        settings.put(
                "sessions.last",
                List.of(
                        "eu-west-1\t\tprofile\twork",
                        "eu-west-1\t\tprofile\tgone",
                        "nonsense",
                        "a\tnot-an-address\tx"));
        Path config = folder.resolve(".aws/config");
        Files.writeString(
                config,
                Files.readString(config).replaceFirst("endpoint_url = .*", "endpoint_url = http://127.0.0.1:9"));

        window.open();
        assertThat(window.title()).isEqualTo("Welcome");
        window.press(KeyCode.S, true);
        fx.await("both say why", () -> row(1).contains("does not answer") && row(2).contains("no longer in"));
        assertThat(fx.isShown("session-3")).isFalse();
        fx.picture("not-reopened");
        fx.click("end-session-2");
        window.press(KeyCode.ESCAPE, false);
        window.enterSandbox();
        assertThat(window.identity()).contains("Sandbox");
        assertThat(settings.list("sessions.last"))
                .as("what has not come back is still wanted, what was removed is not")
                .containsExactly("eu-west-1\t\tprofile\twork", "\t\tsandbox");
    }

    private String row(int number) {
        return fx.await("session-" + number, Node.class).getAccessibleText();
    }
}
