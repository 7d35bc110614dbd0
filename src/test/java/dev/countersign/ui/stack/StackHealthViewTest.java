package dev.countersign.ui.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.Gateways;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.stack.StackFeature;
import dev.countersign.stack.form.SavedInputs;
import dev.countersign.testing.FxStage;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.ui.kit.Theme;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of a stack's health: before the deployment, and afterwards. */
class StackHealthViewTest {
    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox(options -> options.withWall(InstantSource.system()));

    @RegisterExtension
    final FxStage fx = new FxStage();

    @TempDir
    Path directory;

    private Gateways gateways;

    @BeforeEach
    void show() {
        gateways = SandboxSessions.gateways(sandbox);
        var feature = StackFeature.of(
                gateways,
                Thread::sleep,
                () -> UUID.randomUUID().toString(),
                new SavedInputs(directory.resolve("inputs")),
                true);
        fx.show(() -> {
            var model = new StacksViewModel(fx.background(), feature, execution -> {});
            model.showList();
            return new StacksView(model, owner -> Optional.empty(), gateways.clock(), ZoneOffset.UTC).root();
        });
    }

    @AfterEach
    void close() {
        gateways.close();
    }

    @Test
    void aRuleThatIsSwitchedOffIsSaidBeforeTheDeploymentAndAfterIt() {
        fx.click("deploy-first");
        ChoiceBox<?> rule = fx.await("parameter-EventRuleForCodePipelineResultState", ChoiceBox.class);
        fx.onFx(() -> {
            rule.getSelectionModel().select(1);
            return true;
        });
        fx.click("preview");
        fx.await("changes-permissions", Node.class);
        fx.await("the health is told", () -> fx.isShown("review-health-counts"));
        assertThat(fx.await("review-health-counts", Label.class).getText()).startsWith("1 critical");
        fx.picture("review-health-closed");
        fx.click("review-health-show");
        fx.await("finding-return-rule", TitledPane.class);
        fx.picture("review-health");

        fx.click("execute");
        fx.await("outputs are there", () -> fx.isShown("copy-StepFunctionsInputExample"));
        fx.await("the health can be asked for", () -> !tab().isDisabled());
        TabPane tabs = fx.await("stack-tabs", TabPane.class);
        fx.onFx(() -> {
            tabs.getSelectionModel().select(1);
            return true;
        });
        fx.await("the stack was looked at", () -> fx.isShown("finding-return-rule"));
        assertThat(fx.await("health-counts", Label.class).getText()).startsWith("1 critical");
        TitledPane card = fx.await("finding-return-rule", TitledPane.class);
        assertThat(card.isExpanded()).isTrue();
        assertThat(card.getAccessibleText()).startsWith("Critical: The rule ‘");
        fx.picture("health");
        fx.theme(Theme.DARK);
        fx.picture("health-dark");
        fx.theme(Theme.LIGHT);

        fx.click("copy-return-rule");
        String copied = fx.onFx(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).contains("ResultRule:", "State: ENABLED").doesNotContain("!Ref EventRule");
        assertThat(fx.await("health-again", Button.class).isDisabled()).isFalse();
    }

    private Tab tab() {
        return fx.await("stack-tabs", TabPane.class).getTabs().get(1);
    }
}
