package dev.countersign.ui.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.Gateways;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.stack.StackFeature;
import dev.countersign.stack.form.SavedInputs;
import dev.countersign.testing.FxStage;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.ui.kit.Theme;
import dev.countersign.ui.kit.json.JsonArea;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class StacksViewTest {
    private static final String TEMPLATE = """
            Description: A workflow and a place for its documents.
            Parameters:
              Owner: {Type: String, Description: Who answers for it.}
              Size: {Type: Number, Default: 3, MinValue: 1, MaxValue: 9}
              Stage: {Type: String, Default: test, AllowedValues: [test, live]}
            Resources:
              Documents:
                Type: AWS::S3::Bucket
                DeletionPolicy: Retain
                Properties:
                  VersioningConfiguration: {Status: Enabled}
              Role:
                Type: AWS::IAM::Role
                Properties:
                  Description: !Sub 'Of ${Owner}'
                  AssumeRolePolicyDocument:
                    Version: '2012-10-17'
                    Statement:
                      - {Effect: Allow, Principal: {Service: states.amazonaws.com}, Action: 'sts:AssumeRole'}
              Workflow:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  RoleArn: !GetAtt Role.Arn
                  DefinitionString: '{"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}}'
            Outputs:
              StepFunctionsInputExample:
                Description: An input to start with
                Value: !Sub '{"owner": "${Owner}", "bucket": "${Documents}"}'
            """;

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox(options -> options.withWall(InstantSource.system()));

    @RegisterExtension
    final FxStage fx = new FxStage();

    @TempDir
    Path directory;

    private final AtomicReference<ExecutionArn> started = new AtomicReference<>();
    private Gateways gateways;
    private StacksViewModel model;

    @BeforeEach
    void show() throws IOException {
        gateways = SandboxSessions.gateways(sandbox);
        Path template = Files.writeString(directory.resolve("workflow.yaml"), TEMPLATE);
        var feature = StackFeature.of(
                gateways,
                Thread::sleep,
                () -> UUID.randomUUID().toString(),
                new SavedInputs(directory.resolve("inputs")),
                false);
        fx.show(() -> {
            model = new StacksViewModel(fx.background(), feature, started::set);
            model.showList();
            return new StacksView(model, owner -> Optional.of(template), gateways.clock(), ZoneOffset.UTC).root();
        });
    }

    @AfterEach
    void close() {
        gateways.close();
    }

    @Test
    void fromAnEmptyAccountToAnExecutionAndBackToAnEmptyAccount() {
        fx.await("open-template-first", Button.class);
        fx.picture("stacks-empty");
        fx.click("open-template-first");
        fill("team");
        fx.picture("form");

        fx.click("preview");
        fx.await("changes-permissions", javafx.scene.Node.class);
        fx.picture("review");
        fx.click("execute");
        fx.await("stack-events", ListView.class);
        fx.await("the stack is complete", () -> status().equals("Create complete"));
        fx.await("outputs are there", () -> fx.isShown("copy-StepFunctionsInputExample"));
        fx.picture("stack");
        fx.theme(Theme.DARK);
        fx.picture("stack-dark");
        fx.theme(Theme.LIGHT);
        assertThat(fx.await("stack-events", ListView.class).getItems()).hasSizeGreaterThan(6);

        fx.click("start-execution");
        JsonArea input = fx.await("execution-input", JsonArea.class);
        assertThat(input.textProperty().get()).contains("\"owner\"", "team");
        fx.picture("start");
        fx.click("start");
        fx.await("the execution runs", () -> started.get() != null);
        assertThat(started.get().stateMachine().name()).contains("Workflow");
        assertThat(fx.isShown("start-sheet")).isFalse();

        deleteAndEmpty();
        fx.click("back");
        fx.await("open-template-first", Button.class);
    }

    private void deleteAndEmpty() {
        fx.click("delete-stack");
        fx.await("confirm-word", TextField.class);
        assertThat(fx.await("confirm", Button.class).isDisabled()).isTrue();
        fx.type("confirm-word", "approval-flow");
        fx.click("confirm");
        fx.await("the stack is gone", () -> fx.isShown("empty-bucket"));
        fx.await("the bucket is counted", () -> text("bucket-text").equals("It is empty."));
        fx.picture("deleted");
        fx.click("empty-bucket");
        String bucket = fx.await("confirm-word", TextField.class).getPromptText();
        fx.type("confirm-word", bucket);
        fx.click("confirm");
        fx.await("the bucket is gone", () -> text("bucket-text").startsWith("Deleted"));
    }

    @Test
    void aMissingParameterIsSaidBesideItsFieldAndNothingIsSent() {
        fx.click("open-template-first");
        fx.await("parameter-Owner", TextField.class);
        fx.type("parameter-Size", "12");
        fx.click("preview");

        assertThat(text("problem-Owner")).isEqualTo("Enter a value for Owner.");
        assertThat(text("problem-Size")).isEqualTo("Enter 9 or less.");
        assertThat(fx.onFx(() -> fx.stage().getScene().getFocusOwner().getId())).isEqualTo("parameter-Owner");
        assertThat(gateways.stacks().stacks()).isEmpty();
        fx.picture("form-missing");

        fx.type("parameter-Owner", "me");
        assertThat(fx.isShown("problem-Owner")).isFalse();
    }

    @Test
    void aStackThatExistsAlreadyIsNamedWithAWayOnThatKeepsTheInput() {
        deploy("first");
        fx.click("back");
        fx.await("stack-table", TableView.class);
        fx.picture("stacks");
        fx.click("open-template");
        fill("second");
        fx.click("preview");
        fx.await("the name is taken", () -> fx.isShown("update-instead"));
        fx.picture("form-taken");
        assertThat(text("stack-name-problem"))
                .isEqualTo("A stack named approval-flow exists already (Create complete).");

        fx.click("update-instead");
        fx.await(
                "the update form is filled",
                () -> fx.isShown("parameter-Owner")
                        && fx.await("stack-name", TextField.class).isDisabled());
        assertThat(fx.await("parameter-Owner", TextField.class).getText()).isEqualTo("second");

        fx.click("preview");
        fx.await("changes-permissions", javafx.scene.Node.class);
        fx.click("values-Role");
        fx.picture("review-update");
        fx.click("execute");
        fx.await("the stack is updated", () -> status().equals("Update complete"));
    }

    @Test
    void anUpdateWithoutADifferenceSaysSoAndLeavesNothingBehind() {
        deploy("me");
        fx.onFx(() -> {
            model.update(gateways.stacks().find("approval-flow").orElseThrow());
            return true;
        });
        fx.await("parameter-Owner", TextField.class);
        fx.click("preview");

        fx.await("it is said", () -> fx.isShown("form-notice"));
        fx.picture("form-nothing");
    }

    @Test
    void wrongJsonIsNamedWithItsPlaceAndCannotBeStarted() {
        deploy("me");
        fx.click("start-execution");
        JsonArea input = fx.await("execution-input", JsonArea.class);
        fx.robot().interact(() -> input.setText("{\n  \"owner\": \n}"));

        assertThat(fx.await("start", Button.class).isDisabled()).isTrue();
        assertThat(text("json-hint")).containsIgnoringCase("line 3");
        fx.picture("start-wrong");
        assertThat(text("json-hint")).matches("Line 3, column \\d+: .+\\.");
        assertThat(input.textProperty().get()).contains("owner");

        fx.click("restore-example");
        assertThat(fx.await("start", Button.class).isDisabled()).isFalse();

        fx.robot().interact(() -> input.setText("\"" + "x".repeat(262_144) + "\""));
        assertThat(text("json-hint")).contains("AWS takes at most 262144");
        assertThat(fx.await("start", Button.class).isDisabled()).isTrue();
    }

    @Test
    void aSandboxThatStopsWhileTheListIsOnScreenLeavesTheRowsAndAWayOn() {
        deploy("me");
        fx.click("back");
        TableView<?> table = fx.await("stack-table", TableView.class);
        sandbox.sandbox().close();

        fx.click("refresh-stacks");
        fx.await("the problem is shown", () -> fx.isShown("copy-details"));
        fx.picture("stacks-stopped");

        assertThat(fx.isShown("try-again")).isTrue();
        assertThat(fx.onFx(() -> table.getItems().size())).isEqualTo(1);
    }

    @Test
    void aSandboxThatStopsBeforeTheStartIsSaidAndTheInputStays() {
        deploy("me");
        fx.click("start-execution");
        JsonArea input = fx.await("execution-input", JsonArea.class);
        fx.await("the start can be made", () -> !fx.await("start", Button.class).isDisabled());
        fx.robot().interact(() -> input.setText("{\"mine\": 1}"));
        sandbox.sandbox().close();

        fx.click("start");
        fx.await("the problem is shown", () -> fx.isShown("copy-details"));
        fx.picture("start-stopped");

        assertThat(fx.isShown("try-again")).isTrue();
        assertThat(input.textProperty().get()).isEqualTo("{\"mine\": 1}");
        assertThat(started.get()).isNull();
    }

    @Test
    void aSandboxThatWasStoppedIsSaidWithDetailsAndTheInputStays() {
        fx.click("open-template-first");
        fill("me");
        sandbox.sandbox().close();
        fx.click("preview");

        fx.await("the problem is shown", () -> fx.isShown("copy-details"));
        fx.picture("form-stopped");
        assertThat(fx.isShown("try-again")).isTrue();
        assertThat(fx.await("parameter-Owner", TextField.class).getText()).isEqualTo("me");
    }

    private void deploy(String owner) {
        fx.click("open-template-first");
        fill(owner);
        fx.click("preview");
        fx.click("execute");
        fx.await("the stack is complete", () -> status().equals("Create complete"));
        fx.await("outputs are there", () -> fx.isShown("copy-StepFunctionsInputExample"));
    }

    private void fill(String owner) {
        fx.await("parameter-Owner", TextField.class);
        fx.type("parameter-Owner", owner);
    }

    private String status() {
        return fx.isShown("stack-status") ? text("stack-status") : "";
    }

    private String text(String id) {
        return fx.onFx(() -> fx.await(id, Label.class).getText());
    }
}
