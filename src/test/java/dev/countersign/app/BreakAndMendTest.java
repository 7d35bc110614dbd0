package dev.countersign.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.host.Settings;
import dev.countersign.sandbox.Python;
import dev.countersign.testing.FxStage;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Break it, ask the doctor, carry the remedy out, see it healed: all in the window. */
class BreakAndMendTest {
    @RegisterExtension
    final FxStage fx = new FxStage();

    @TempDir
    Path folder;

    @Test
    void whatWasBrokenInTheSandboxIsDiagnosedMendedAndSeenToBeHealed() {
        if (Python.ofThisMachine().isEmpty() && !Boolean.getBoolean("countersign.noskip")) {
            Assumptions.abort("there is no python3 for the template's functions");
        }
        try (var console = new ConsoleOnStage(fx, folder, Settings.inMemory())) {
            console.open();
            console.enterSandbox();
            fx.click("nav-sandbox");
            fx.type("fault-search", "E1 ");
            TableView<?> faults = fx.await("faults", TableView.class);
            fx.robot().interact(() -> faults.getSelectionModel().selectFirst());
            fx.click("break-it");
            fx.click("confirm");
            fx.await("it is begun", () -> fx.isShown("fault-progress") || fx.isShown("fault-stands"));
            awaitSlowly("fault-stands");
            fx.picture("console-broken");

            fx.click("fault-open");
            fx.await("ask-doctor", Node.class);
            awaitSlowly("late-ask-doctor");
            fx.picture("console-execution-broken");
            String broken = fx.await("execution-name", Label.class).getText();
            console.press(KeyCode.K, false);
            fx.type("command-text", "hang");
            ListView<?> offered =
                    fx.onFx(() -> (ListView<?>) fx.stage().getScene().lookup("#command-jump .list-view"));
            assertThat(fx.onFx(() -> offered.getItems().toString())).contains("Why does " + broken + " hang?");
            console.press(KeyCode.ESCAPE, false);
            fx.click("nav-executions");
            fx.await("doctor-" + broken, Node.class);
            fx.picture("console-executions");
            fx.click("nav-inbox");
            fx.await("doctor-" + broken, Node.class);
            fx.picture("console-inbox");
            fx.click("nav-sandbox");
            fx.click("fault-open");
            fx.await("execution-name", Label.class);
            console.press(KeyCode.D, false);
            fx.await("cause-E1", Node.class);
            assertThat(console.title()).isEqualTo("Why does it hang?");
            fx.picture("console-doctor");

            String name = fx.await("doctor-name", Label.class).getText();
            fx.click("carry-out-E1-1");
            fx.type("confirm-word", name);
            fx.click("confirm");
            awaitSlowly("repair-outcome");
            fx.picture("console-healed");
            assertThat(fx.await("verdict", Label.class).getText()).isEqualTo("Nothing waits");

            console.press(KeyCode.ESCAPE, false);
            fx.await(
                    "the execution has gone on",
                    () -> fx.await("execution-status", Label.class).getText().equals("Approved"));
        }
    }

    /** A loaded machine may take longer than one wait. */
    private void awaitSlowly(String id) {
        for (int i = 0; i < 2; i++) {
            try {
                fx.await(id, Node.class);
                return;
            } catch (AssertionError late) {
                // Once more.
            }
        }
        fx.await(id, Node.class);
    }
}
