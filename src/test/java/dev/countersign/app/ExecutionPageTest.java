package dev.countersign.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.app.shell.Page;
import dev.countersign.approval.ApprovalDesk;
import dev.countersign.aws.Gateways;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.sandbox.Python;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.session.permission.Permissions;
import dev.countersign.testing.FxStage;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.ui.execution.ExecutionView;
import dev.countersign.ui.execution.ExecutionViewModel;
import dev.countersign.ui.kit.graph.GraphFont;
import dev.countersign.watch.WatchLoop;
import dev.countersign.watch.Watcher;
import dev.countersign.watch.budget.Budgets;
import dev.countersign.watch.budget.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The page about an execution at work on a real stack in a running sandbox. */
class ExecutionPageTest {
    private static final String STACK = "demo";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox(
            options -> options.withPython(Python.ofThisMachine()).withWall(InstantSource.system()));

    @RegisterExtension
    final FxStage fx = new FxStage();

    private ExecutionArn execution;

    @BeforeEach
    void start() throws IOException {
        if (Python.ofThisMachine().isEmpty() && !Boolean.getBoolean("countersign.noskip")) {
            Assumptions.abort("there is no python3 for the template's functions");
        }
        CloudFormationClient cfn = sandbox.client(CloudFormationClient.builder());
        String template = Files.readString(Path.of("stacks", "codepipeline-approval.yaml"));
        cfn.createStack(r -> r.stackName(STACK).templateBody(template).capabilities(Capability.CAPABILITY_IAM));
        sandbox.advance(Duration.ofMinutes(10));
        Stack stack = cfn.describeStacks(r -> r.stackName(STACK)).stacks().getFirst();
        execution = new ExecutionArn(sandbox.client(SfnClient.builder())
                .startExecution(r -> r.stateMachineArn(output(stack, "StateMachineArn"))
                        .name("release-1")
                        .input(output(stack, "StepFunctionsInputExample")))
                .executionArn());
        sandbox.advance(Duration.ofSeconds(10));
    }

    @Test
    void theBranchIsTakenOnScreenSoonAfterTheApproval() {
        try (Page page = open(Persona.APPROVER)) {
            fx.await("the request", () -> fx.isShown("request-content") && fx.isShown("approve"));
            fx.picture("execution-waiting");
            fx.type("comment", "Looks good");
            fx.click("approve");
            long asked = System.nanoTime();
            fx.click("confirm");

            fx.await("the branch is taken", () -> find("state-approved").contains("tone-approved"));
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked);
            fx.await("the outcome is told", () -> status().equals("Approved"));
            fx.picture("execution-approved");
            assertThat(took).isLessThan(5_000);
        }
    }

    @Test
    void aViewerIsToldWhyTheButtonsDoNotWork() {
        try (Page page = open(Persona.VIEWER)) {
            fx.await("the reason", () -> fx.isShown("why-not"));

            assertThat(fx.await("approve", Node.class).isDisabled()).isTrue();
            assertThat(fx.await("reject", Node.class).isDisabled()).isTrue();
            assertThat(fx.await("why-not", Label.class).getText()).contains("user/viewer may not answer this approval");
            fx.picture("execution-viewer");
        }
    }

    private Page open(Persona persona) {
        Gateways gateways = SandboxSessions.gateways(sandbox, persona);
        Sources sources =
                new Sources(gateways.executions(), gateways.pipelines(), gateways.objects(), gateways.rules());
        WatchLoop loop = new WatchLoop(workers ->
                new Watcher(sources, Budgets.ofThisMachine(), gateways.clock(), InstantSource.system(), workers));
        Permissions permissions = new Permissions(
                gateways.permissions(),
                gateways.identity().whoAmI(),
                sandbox.sandbox().region());
        var desk = new WatchedExecution(new ApprovalDesk(loop.watcher(), permissions::whyNotAnswer));
        var view = new AtomicReference<ExecutionView>();
        fx.show(() -> {
            view.set(new ExecutionView(
                    new ExecutionViewModel(execution, desk, fx.background(), gateways.clock(), new GraphFont()),
                    ZoneOffset.UTC,
                    link -> {}));
            return view.get().root();
        });
        fx.onFx(() -> {
            view.get().shown();
            return true;
        });
        return () -> {
            fx.onFx(() -> {
                view.get().hidden();
                return true;
            });
            loop.close();
            gateways.close();
        };
    }

    /** The style classes of a visible node; empty while it is not there. */
    private List<String> find(String id) {
        return fx.isShown(id) ? fx.await(id, Node.class).getStyleClass() : List.of();
    }

    private String status() {
        return fx.await("execution-status", Label.class).getText();
    }

    private static String output(Stack stack, String key) {
        return stack.outputs().stream()
                .filter(output -> output.outputKey().equals(key))
                .findFirst()
                .orElseThrow()
                .outputValue();
    }

    /** What a test opened. */
    private interface Page extends AutoCloseable {
        @Override
        void close();
    }
}
