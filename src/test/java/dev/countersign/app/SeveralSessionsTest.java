package dev.countersign.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.host.Settings;
import dev.countersign.session.profile.Variables;
import dev.countersign.testing.FxStage;
import dev.countersign.ui.kit.Theme;
import dev.countersign.watch.Attention.Sight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Accounts and Regions side by side in one window: here all of them are a sandbox, seen as one and as an account. */
class SeveralSessionsTest {
    @RegisterExtension
    final FxStage fx = new FxStage();

    @TempDir
    Path folder;

    private final Settings settings = Settings.inMemory();
    private final EmbeddedSandbox sandbox = new EmbeddedSandbox();
    private Console console;

    @BeforeEach
    void profiles() throws IOException {
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
    }

    @AfterEach
    void close() {
        if (console != null) {
            fx.onFx(() -> {
                console.close();
                return true;
            });
        }
        sandbox.close();
    }

    @Test
    void eachSessionKeepsItsPageAndWhatIsTypedWhileAnotherIsOnScreen() {
        open(false);
        enterSandbox();
        fx.click("deploy-first");
        fx.type("stack-name", "half-typed");
        addWork();
        assertThat(identity()).contains("111122223333", "eu-west-1", "Calls do not go to AWS's own endpoints");
        fx.click("nav-executions");

        control(KeyCode.TAB, false);
        assertThat(identity()).contains("Sandbox");
        assertThat(fx.await("stack-name", TextInputControl.class).getText()).isEqualTo("half-typed");

        control(KeyCode.DIGIT2, true);
        assertThat(title()).isEqualTo("Executions");
        assertThat(identity()).doesNotContain("Sandbox");
    }

    @Test
    void aSessionAsideIsFollowedSlowlyAndSigningItOutLeavesTheOther() {
        open(false);
        enterSandbox();
        ConsoleSession first = console.session();
        addWork();
        ConsoleSession second = console.session();

        assertThat(first.attention().sight()).isEqualTo(Sight.ASIDE);
        assertThat(second.attention().sight()).isEqualTo(Sight.SHOWN);

        fx.click("identity");
        fx.click("end-session-1");
        assertThat(identity()).doesNotContain("Sandbox");
        assertThat(console.session()).isSameAs(second);
        assertThat(fx.isShown("session-2")).isFalse();
    }

    @Test
    void theSameIdentityOpensInAnotherRegionAtOnce() {
        open(false);
        addWork();
        fx.click("identity");
        fx.picture("switcher-one");
        fx.onFx(() -> {
            ((ComboBox<?>) fx.await("another-region", ComboBox.class))
                    .getEditor()
                    .setText("us-east-1");
            return true;
        });
        fx.click("add-region");

        assertThat(identity()).contains("us-east-1");
        assertThat(title()).isEqualTo("Inbox");
        assertThat(console.session().signedIn().credentials())
                .as("both use the same credentials")
                .isSameAs(sessionAfter(KeyCode.DIGIT1).signedIn().credentials());
    }

    @Test
    void fromTheWelcomePageOneCanGoBackToTheSessionsThatAreOpen() {
        open(false);
        enterSandbox();
        fx.click("identity");
        fx.click("add-session");
        assertThat(title()).isEqualTo("Welcome");
        assertThat(identity()).contains("Not signed in");

        fx.click("back");
        assertThat(identity()).contains("Sandbox");
        assertThat(title()).isEqualTo("Stacks");
    }

    @Test
    void anAccountThatTheUserCallsProductionIsMarkedEverywhere() {
        open(false);
        addWork();
        fx.click("identity");
        fx.click("mark-production");
        fx.click("colour-account-plum");
        fx.picture("switcher-production");
        control(KeyCode.ESCAPE, false);

        assertThat(identity()).contains("Production");
        assertThat(fx.await("identity", Node.class).getStyleClass()).contains("production", "account-plum");
        assertThat(fx.await("mark-band", Node.class).getStyleClass()).contains("production-band");
        assertThat(settings.flag("account.111122223333.production")).isTrue();
        fx.picture("production");
    }

    @Test
    void whileReadOnlyNothingCanBePressedThatChangesAnything() {
        open(false);
        enterSandbox();
        fx.click("nav-sandbox");
        Node advance = fx.await("advance-1h", Node.class);
        assertThat(advance.isDisabled()).isFalse();

        control(KeyCode.R, true);
        assertThat(advance.isDisabled()).isTrue();
        assertThat(advance.getAccessibleHelp()).contains("read-only");
        assertThat(identity()).contains("Read-only");
        fx.picture("read-only");

        control(KeyCode.R, true);
        assertThat(advance.isDisabled()).isFalse();
        assertThat(identity()).doesNotContain("Read-only");
    }

    @Test
    void startedReadOnlyItStaysSo() {
        open(true);
        enterSandbox();
        fx.click("nav-sandbox");
        control(KeyCode.R, true);

        assertThat(fx.await("advance-1h", Node.class).isDisabled()).isTrue();
        assertThat(fx.await("status-notice", Label.class).getText()).contains("--read-only");
    }

    @Test
    void nineSessionsWithLongNamesStayReadable() {
        open(false);
        enterSandbox();
        addWork();
        for (String region : java.util.List.of(
                "us-east-1", "us-west-2", "ap-southeast-2", "ca-central-1", "sa-east-1", "eu-north-1", "eu-south-1")) {
            fx.onFx(() -> {
                console.openInRegion(region);
                return true;
            });
        }
        fx.click("identity");
        assertThat(fx.isShown("session-9")).isTrue();
        fx.picture("switcher-nine");
        fx.theme(Theme.DARK);
        fx.picture("switcher-nine-dark");
    }

    private ConsoleSession sessionAfter(KeyCode digit) {
        control(digit, true);
        return console.session();
    }

    private void enterSandbox() {
        fx.click("choice-sandbox");
        fx.click("continue");
        fx.await("deploy-first", Node.class);
    }

    private void addWork() {
        if (!title().equals("Welcome")) {
            fx.click("identity");
            fx.click("add-session");
        }
        fx.click("choice-profile-work");
        fx.click("continue");
        fx.await("the session is there", () -> title().equals("Inbox"));
    }

    private void open(boolean readOnly) {
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

    private String identity() {
        return fx.await("identity", Node.class).getAccessibleText();
    }

    private String title() {
        return fx.await("page-title", Label.class).getText();
    }

    private void control(KeyCode code, boolean shift) {
        fx.onFx(() -> {
            boolean control = code != KeyCode.ESCAPE;
            Event.fireEvent(
                    fx.stage().getScene(),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
            return true;
        });
    }
}
