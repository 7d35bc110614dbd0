package dev.countersign.ui.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.Gateways;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.stack.StackFeature;
import dev.countersign.stack.form.SavedInputs;
import dev.countersign.stack.form.StackTemplate;
import dev.countersign.testing.FxStage;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.ui.kit.Theme;
import java.io.IOException;
import java.nio.file.Files;
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
            show(gateways, Optional.empty());
            fx.click("deploy-first");
            eachParameterHasItsControl();

            fx.click("preview");
            fx.await("changes-permissions", Node.class);
            fx.picture("own-review");
            assertThat(fx.isShown("confirmation")).isFalse();
            fx.click("execute");
            // On a slow machine the stack may be complete before its page is drawn.
            fx.await("events come", () -> fx.isShown("stack-events"));
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

    @Test
    void theCodeOfAnotherTemplateRunsOnlyAfterAQuestion() throws IOException {
        Path other = Files.writeString(
                directory.resolve("other.yaml"), StackTemplate.bundled().text() + "# changed\n");
        try (Gateways gateways = SandboxSessions.gateways(sandbox)) {
            show(gateways, Optional.of(other));
            fx.click("open-template-first");
            fx.await("parameter-EmailForNotification", TextField.class);
            fx.click("preview");
            fx.await("changes-permissions", Node.class);

            fx.click("execute");
            fx.await("confirmation", Node.class);
            fx.picture("other-question");
            fx.click("cancel");
            assertThat(fx.isShown("stack-review")).isTrue();
            assertThat(gateways.stacks()
                            .find("approval-flow")
                            .orElseThrow()
                            .summary()
                            .status()
                            .text())
                    .isEqualTo("REVIEW_IN_PROGRESS");

            fx.click("execute");
            fx.click("confirm");
            fx.await("the stack is complete", () -> fx.isShown("copy-StepFunctionsInputExample"));
        }
    }

    private void show(Gateways gateways, Optional<Path> chosen) {
        var feature = StackFeature.of(
                gateways,
                Thread::sleep,
                () -> UUID.randomUUID().toString(),
                new SavedInputs(directory.resolve("inputs")),
                true);
        fx.show(() -> {
            var model = new StacksViewModel(fx.background(), feature, execution -> {});
            model.showList();
            return new StacksView(model, owner -> chosen, gateways.clock(), ZoneOffset.UTC).root();
        });
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
