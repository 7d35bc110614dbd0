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
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class BundledStackViewTest {
    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox(options -> options.withWall(InstantSource.system()));

    @RegisterExtension
    final FxStage fx = new FxStage();

    @TempDir
    Path directory;

    @Test
    void ourOwnTemplateIsFilledPreviewedAndDeployedThroughTheScreens() {
        try (Gateways gateways = SandboxSessions.gateways(sandbox)) {
            var feature = StackFeature.of(
                    gateways, Thread::sleep, () -> UUID.randomUUID().toString(), new SavedInputs(directory), true);
            fx.show(() -> {
                var model = new StacksViewModel(fx.background(), feature, execution -> {});
                model.showList();
                return new StacksView(model, owner -> Optional.empty(), gateways.clock(), ZoneOffset.UTC).root();
            });
            fx.click("deploy-first");
            eachParameterHasItsControl();

            fx.click("preview");
            fx.await("changes-permissions", Node.class);
            fx.picture("own-review");
            assertThat(fx.isShown("confirmation")).isFalse();
            fx.click("execute");
            fx.await("events come", () -> fx.isShown("stack-progress"));
            fx.picture("own-progress");
            fx.await("the stack is complete", () -> fx.isShown("copy-StepFunctionsInputExample"));
            fx.picture("own-stack");
            fx.theme(Theme.DARK);
            fx.picture("own-stack-dark");

            fx.click("start-execution");
            fx.await(
                    "the start can be made",
                    () -> !fx.await("start", Button.class).isDisabled());
            fx.picture("own-start-dark");
        }
    }

    private void eachParameterHasItsControl() {
        fx.await("parameter-EmailForNotification", TextField.class);
        fx.picture("own-form");
        fx.theme(Theme.DARK);
        fx.picture("own-form-dark");
        fx.theme(Theme.LIGHT);
        fx.await("parameter-CodePipelineConfirmationCustomData", TextArea.class);
        fx.await("parameter-EventRuleForCodePipelineResultState", ChoiceBox.class);
        fx.type("parameter-EmailForNotification", "maria");
        fx.click("preview");
        assertThat(fx.await("problem-EmailForNotification", Label.class).getText())
                .isEqualTo("Enter an e-mail address, such as name@example.com.");
        fx.picture("own-form-wrong");
        fx.type("parameter-EmailForNotification", "maria@example.com");
    }
}
