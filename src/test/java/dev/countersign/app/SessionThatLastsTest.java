package dev.countersign.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.host.Settings;
import dev.countersign.sandbox.Authenticator;
import dev.countersign.sandbox.Python;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.session.profile.Variables;
import dev.countersign.testing.FxStage;
import dev.countersign.testing.ManualTime;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.testing.SignInHome;
import dev.countersign.ui.kit.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** An approver whose role's session ends while a decision is being made: nothing is lost, and nothing is sent by itself. */
class SessionThatLastsTest {
    private static final Duration PASSED = Duration.ofHours(40);

    private final ManualTime time = new ManualTime(Instant.now());

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox(options -> options.withPython(Python.ofThisMachine())
            .withWall(InstantSource.system())
            .withCredentialTime(time));

    @RegisterExtension
    final FxStage fx = new FxStage();

    @TempDir
    Path folder;

    private final EmbeddedSandbox unused = new EmbeddedSandbox();
    private Authenticator phone;
    private Console console;

    @BeforeEach
    void anApprovalWaitsAndARoleNeedsACode() throws IOException {
        if (Python.ofThisMachine().isEmpty() && !Boolean.getBoolean("countersign.noskip")) {
            Assumptions.abort("there is no python3 for the template's functions");
        }
        startExecution();
        phone = Authenticator.of(sandbox, Persona.APPROVER);
        new SignInHome(sandbox, folder)
                .credentials("keys", SandboxSessions.keys(sandbox, Persona.APPROVER))
                .config("""
                        [profile desk]
                        role_arn = arn:aws:iam::111122223333:role/Desk
                        source_profile = keys
                        region = eu-west-1
                        mfa_serial = %s
                        """.formatted(phone.serialNumber()));
    }

    @AfterEach
    void close() {
        if (console != null) {
            fx.onFx(() -> {
                console.close();
                return true;
            });
        }
        unused.close();
    }

    @Test
    void aDecisionThatWasBeingMadeIsKeptWhileOneSignsInAgain() {
        open();
        fx.click("choice-profile-desk");
        fx.click("continue");
        giveCode(phone.nextCode());
        fx.await(
                "the inbox",
                () -> fx.isShown("approvals") && !approvals().getItems().isEmpty());
        fx.onFx(() -> {
            approvals().getSelectionModel().selectFirst();
            return true;
        });
        fx.await(
                "the answer is allowed",
                () -> fx.isShown("approve") && !node("approve").isDisabled());
        fx.type("comment", "Looked at it, half way through");
        fx.picture("session-good");

        time.advance(PASSED);
        fx.await("one calm line", () -> fx.isShown("sign-in-again"));
        fx.picture("session-ended");
        assertThat(fx.isShown("mfa-code")).as("nobody is asked unbidden").isFalse();
        assertThat(approvals().getItems()).as("what was read stays").isNotEmpty();
        assertThat(comment()).isEqualTo("Looked at it, half way through");

        fx.click("sign-in-again");
        fx.await("mfa-code", Node.class);
        fx.picture("session-signing-in");
        giveCode(phone.code(PASSED.toSeconds() / 30));
        fx.await(
                "it is read again",
                () -> !fx.isShown("renewal") && !text("as-of").contains("not current"));
        assertThat(comment()).isEqualTo("Looked at it, half way through");
        assertThat(fx.isShown("receipt-title")).as("nothing was sent by itself").isFalse();
        fx.picture("session-goes-on");

        fx.click("approve");
        fx.click("confirm");
        fx.await("the answer has arrived", () -> fx.isShown("receipt-title"));
    }

    private void giveCode(String code) {
        fx.await("mfa-code", Node.class);
        fx.type("mfa-code", code);
        if (fx.isShown("mfa-code") && !node("mfa-continue").isDisabled()) {
            fx.click("mfa-continue");
        }
        fx.await("the code is taken", () -> !fx.isShown("mfa-code"));
    }

    private Node node(String id) {
        return fx.await(id, Node.class);
    }

    private String text(String id) {
        return fx.await(id, Label.class).getText();
    }

    private ListView<?> approvals() {
        return fx.await("approvals", ListView.class);
    }

    private String comment() {
        return fx.await("comment", TextInputControl.class).getText();
    }

    private void open() {
        var options = new ConsoleOptions(
                Settings.inMemory(),
                folder,
                new Variables(Map.of("AWS_ENDPOINT_URL", sandbox.endpoint().toString())),
                folder,
                Optional.of(Theme.LIGHT),
                Optional.empty(),
                false);
        console = fx.onFx(() -> {
            var made = new Console(fx.stage(), options, unused);
            fx.stage().setX(0);
            fx.stage().setY(0);
            fx.stage().setWidth(1200);
            fx.stage().setHeight(800);
            made.show();
            return made;
        });
    }

    private void startExecution() throws IOException {
        IamClient iam = sandbox.client(IamClient.builder());
        iam.createRole(r -> r.roleName("Desk").assumeRolePolicyDocument("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                  "Principal": {"AWS": "arn:aws:iam::111122223333:user/approver"},
                  "Action": "sts:AssumeRole", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}]}"""));
        iam.putRolePolicy(r -> r.roleName("Desk").policyName("All").policyDocument("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}"""));
        CloudFormationClient cfn = sandbox.client(CloudFormationClient.builder());
        String template = Files.readString(Path.of("stacks", "codepipeline-approval.yaml"));
        cfn.createStack(r -> r.stackName("demo").templateBody(template).capabilities(Capability.CAPABILITY_IAM));
        sandbox.advance(Duration.ofMinutes(10));
        Stack stack = cfn.describeStacks(r -> r.stackName("demo")).stacks().getFirst();
        var arn = new ExecutionArn(sandbox.client(SfnClient.builder())
                .startExecution(r -> r.stateMachineArn(output(stack, "StateMachineArn"))
                        .name("release-1")
                        .input(output(stack, "StepFunctionsInputExample")))
                .executionArn());
        assertThat(arn.name()).isEqualTo("release-1");
        sandbox.advance(Duration.ofSeconds(10));
    }

    private static String output(Stack stack, String key) {
        return stack.outputs().stream()
                .filter(output -> output.outputKey().equals(key))
                .findFirst()
                .orElseThrow()
                .outputValue();
    }
}
