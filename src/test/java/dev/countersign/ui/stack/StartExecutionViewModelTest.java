package dev.countersign.ui.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.domain.stack.StackOutput;
import dev.countersign.domain.stack.StackResource;
import dev.countersign.domain.stack.StackStatus;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.stack.ExecutionStart;
import dev.countersign.testing.FakeExecutionGateway;
import dev.countersign.testing.FakeStackGateway;
import dev.countersign.ui.fx.Background;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class StartExecutionViewModelTest {
    private static final String MACHINE = "arn:aws:states:eu-west-1:111122223333:stateMachine:Orders";
    private static final String WRONG = "{\n  \"a\": 1,\n  b: 2\n}";

    private final Queue<Runnable> queued = new ArrayDeque<>();
    private final FakeStackGateway stacks = new FakeStackGateway();
    private final FakeExecutionGateway executions = new FakeExecutionGateway();
    private final List<ExecutionArn> started = new ArrayList<>();
    private final StartExecutionViewModel model = new StartExecutionViewModel(
            new Background(queued::add, queued::add),
            new ExecutionStart(stacks, executions),
            FakeStackGateway.stack(
                    "flow",
                    "CREATE_COMPLETE",
                    new StackOutput("StepFunctionsInputExample", "{\"a\":1}", Optional.empty())),
            started::add);

    @Test
    void wrongJsonIsNamedWithLineAndColumnIsNotSentAndNotLost() {
        load();
        model.inputProperty().set(WRONG);

        model.start();
        drain();

        assertThat(model.inputProblemProperty().get().sentence()).startsWith("Line 3, column ");
        assertThat(executions.calls()).isEmpty();
        assertThat(model.inputProperty().get()).isEqualTo(WRONG);

        model.restoreExample();
        assertThat(model.inputProblemProperty().get()).isNull();
    }

    @Test
    void aNameThatIsTakenIsSaidAndInputAndNameStay() {
        load();
        model.nameProperty().set("release-1");
        executions.fail(Kind.CONFLICT);

        model.start();
        assertThat(model.busyProperty().get()).isTrue();
        drain();

        assertThat(model.busyProperty().get()).isFalse();
        assertThat(model.problemProperty().get().is(Kind.CONFLICT)).isTrue();
        assertThat(model.nameProperty().get()).isEqualTo("release-1");

        executions.work();
        model.tryAgain();
        drain();
        assertThat(started).extracting(ExecutionArn::name).containsExactly("release-1");
        assertThat(model.problemProperty().get()).isNull();
    }

    @Test
    void whenTheStateMachinesCouldNotBeReadTryingAgainReadsThem() {
        stacks.failure = AwsFailure.of(Kind.UNREACHABLE, "cloudformation:ListStackResources", "connection refused");
        load();
        assertThat(model.problemProperty().get().is(Kind.UNREACHABLE)).isTrue();
        assertThat(model.stateMachineProperty().get()).isNull();

        stacks.failure = null;
        model.tryAgain();
        drain();

        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.stateMachineProperty().get().name()).isEqualTo("Orders");
        assertThat(started).isEmpty();
    }

    @Test
    void aStackWithoutAStateMachineSaysSo() {
        model.load();
        drain();

        assertThat(model.problemProperty().get().sentence()).isEqualTo("This stack has no state machine.");
    }

    private void load() {
        stacks.resources.add(new StackResource(
                "Workflow",
                Optional.of(MACHINE),
                "AWS::StepFunctions::StateMachine",
                new StackStatus("CREATE_COMPLETE")));
        model.load();
        drain();
    }

    private void drain() {
        while (!queued.isEmpty()) {
            queued.remove().run();
        }
    }
}
