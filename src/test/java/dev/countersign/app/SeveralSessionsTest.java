package dev.countersign.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.host.Settings;
import dev.countersign.testing.FxStage;
import dev.countersign.ui.kit.Theme;
import dev.countersign.watch.Attention.Sight;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
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
    void eachSessionKeepsItsPageAndWhatIsTypedWhileAnotherIsOnScreen() {
        window.open();
        window.enterSandbox();
        fx.click("deploy-first");
        fx.type("stack-name", "half-typed");
        window.addWork();
        assertThat(window.identity()).contains("111122223333", "eu-west-1", "Calls do not go to AWS's own endpoints");
        fx.click("nav-executions");

        window.press(KeyCode.TAB, false);
        assertThat(window.identity()).contains("Sandbox");
        assertThat(fx.await("stack-name", TextInputControl.class).getText()).isEqualTo("half-typed");

        window.press(KeyCode.DIGIT2, true);
        assertThat(window.title()).isEqualTo("Executions");
        assertThat(window.identity()).doesNotContain("Sandbox");
    }

    @Test
    void aSessionAsideIsFollowedSlowlyAndSigningItOutLeavesTheOther() {
        window.open();
        window.enterSandbox();
        ConsoleSession first = window.session();
        window.addWork();
        ConsoleSession second = window.session();

        assertThat(first.attention().sight()).isEqualTo(Sight.ASIDE);
        assertThat(second.attention().sight()).isEqualTo(Sight.SHOWN);

        fx.click("identity");
        fx.click("end-session-1");
        assertThat(window.identity()).doesNotContain("Sandbox");
        assertThat(window.session()).isSameAs(second);
        assertThat(fx.isShown("session-2")).isFalse();
    }

    @Test
    void theSameIdentityOpensInAnotherRegionAtOnce() {
        window.open();
        window.addWork();
        var inRegionBefore = window.session().signedIn().credentials();
        fx.click("identity");
        fx.picture("switcher-one");
        fx.onFx(() -> {
            ((ComboBox<?>) fx.await("another-region", ComboBox.class))
                    .getEditor()
                    .setText("us-east-1");
            return true;
        });
        fx.click("add-region");

        assertThat(window.identity()).contains("us-east-1");
        assertThat(window.title()).isEqualTo("Inbox");
        assertThat(window.session().signedIn().credentials())
                .as("both use the same credentials")
                .isSameAs(inRegionBefore);
    }

    @Test
    void fromTheWelcomePageOneCanGoBackToTheSessionsThatAreOpen() {
        window.open();
        window.enterSandbox();
        fx.click("identity");
        fx.click("add-session");
        assertThat(window.title()).isEqualTo("Welcome");
        assertThat(window.identity()).contains("Not signed in");

        fx.click("back");
        assertThat(window.identity()).contains("Sandbox");
        assertThat(window.title()).isEqualTo("Stacks");
    }

    @Test
    void anAccountThatTheUserCallsProductionIsMarkedEverywhere() {
        window.open();
        window.addWork();
        fx.click("identity");
        fx.click("mark-production");
        fx.click("colour-account-plum");
        fx.picture("switcher-production");
        window.press(KeyCode.ESCAPE, false);

        assertThat(window.identity()).contains("Production");
        assertThat(fx.await("identity", Node.class).getStyleClass()).contains("production", "account-plum");
        assertThat(fx.await("mark-band", Node.class).getStyleClass()).contains("production-band");
        assertThat(settings.flag("account.111122223333.production")).isTrue();
        fx.picture("production");
    }

    @Test
    void whileReadOnlyNothingCanBePressedThatChangesAnything() {
        window.open();
        window.enterSandbox();
        fx.click("nav-sandbox");
        Node advance = fx.await("advance-1h", Node.class);
        assertThat(advance.isDisabled()).isFalse();

        window.press(KeyCode.R, true);
        assertThat(advance.isDisabled()).isTrue();
        assertThat(advance.getAccessibleHelp()).contains("read-only");
        assertThat(window.identity()).contains("Read-only");
        fx.picture("read-only");

        window.press(KeyCode.R, true);
        assertThat(advance.isDisabled()).isFalse();
        assertThat(window.identity()).doesNotContain("Read-only");
    }

    @Test
    void startedReadOnlyItStaysSo() {
        window.open(true);
        window.enterSandbox();
        fx.click("nav-sandbox");
        window.press(KeyCode.R, true);

        assertThat(fx.await("advance-1h", Node.class).isDisabled()).isTrue();
        assertThat(fx.await("status-notice", Label.class).getText()).contains("--read-only");
    }

    @Test
    void nineSessionsWithLongNamesStayReadable() {
        window.open();
        window.enterSandbox();
        window.addWork();
        for (String region : List.of(
                "us-east-1", "us-west-2", "ap-southeast-2", "ca-central-1", "sa-east-1", "eu-north-1", "eu-south-1")) {
            fx.onFx(() -> {
                window.console().openInRegion(region);
                return true;
            });
        }
        fx.click("identity");
        assertThat(fx.isShown("session-9")).isTrue();
        fx.picture("switcher-nine");
        fx.theme(Theme.DARK);
        fx.picture("switcher-nine-dark");
    }
}
