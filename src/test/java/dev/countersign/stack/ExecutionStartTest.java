package dev.countersign.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.stack.StackOutput;
import dev.countersign.testing.FakeStackGateway;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecutionStartTest {
    @Test
    void wrongJsonIsNamedWithItsPlace() {
        JsonText.Problem problem =
                ExecutionStart.inputProblem("{\n  \"a\": 1,\n  b: 2\n}").orElseThrow();

        assertThat(problem.line()).isEqualTo(3);
        assertThat(problem.sentence()).startsWith("Line 3, column ").endsWith(".");
    }

    @Test
    void anEmptyInputATrailingTextAndADuplicateMemberAreWrong() {
        assertThat(ExecutionStart.inputProblem("  ")).isPresent();
        assertThat(ExecutionStart.inputProblem("{} x")).isPresent();
        assertThat(ExecutionStart.inputProblem("{\"a\":1,\"a\":2}")).isPresent();
        assertThat(ExecutionStart.inputProblem("{\"a\": [1, null]}")).isEmpty();
    }

    @Test
    void tooLongAnInputIsToldBeforeAwsTellsIt() {
        String input = "\"" + "x".repeat(ExecutionStart.MAX_INPUT) + "\"";

        assertThat(ExecutionStart.inputProblem(input).orElseThrow().sentence()).contains("262144");
    }

    @Test
    void aNameFollowsAwsRules() {
        assertThat(ExecutionStart.nameProblem("")).isEmpty();
        assertThat(ExecutionStart.nameProblem("release-1.0_b")).isEmpty();
        assertThat(ExecutionStart.nameProblem("release 1")).isPresent();
        assertThat(ExecutionStart.nameProblem("a/b")).isPresent();
        assertThat(ExecutionStart.nameProblem("x".repeat(81))).isPresent();
    }

    @Test
    void theExampleOfTheStackIsArranged() {
        var stack = FakeStackGateway.stack(
                "s",
                "CREATE_COMPLETE",
                new StackOutput("StepFunctionsInputExample", "{\"a\":1,\"b\":2}", Optional.empty()));

        assertThat(ExecutionStart.exampleInput(stack).lines()).hasSize(4);
        assertThat(ExecutionStart.exampleInput(FakeStackGateway.stack("s", "CREATE_COMPLETE")))
                .contains("{");
    }
}
