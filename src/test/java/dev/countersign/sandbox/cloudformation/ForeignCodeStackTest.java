package dev.countersign.sandbox.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.RunningSandbox;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Our template, and one that only looks like it, in a sandbox that runs no code but ours. */
class ForeignCodeStackTest {
    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox(options -> options.withForeignCode(false));

    @Test
    void ourOwnTemplatesFunctionsRun() {
        assertThat(executionOf(SampleTemplates.ours()).status()).isEqualTo(ExecutionStatus.RUNNING);
    }

    @Test
    void aChangedTemplateDeploysAndItsFunctionSaysWhyItDoesNotRun() {
        String changed = SampleTemplates.ours().replace("print(f\"put ", "print(f\"stored ");
        assertThat(changed).isNotEqualTo(SampleTemplates.ours());

        DescribeExecutionResponse ended = executionOf(changed);

        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.cause())
                .contains("Sandbox.ForeignCodeRefused", "This sandbox runs only the code of its own template");
    }

    private DescribeExecutionResponse executionOf(String template) {
        var deploying = new Deploying(sandbox);
        Stack stack = deploying.create("demo", template, Map.of());
        assertThat(stack.stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
        SfnClient sfn = sandbox.client(SfnClient.builder());
        String arn = sfn.startExecution(r -> r.stateMachineArn(deploying.output(stack, "StateMachineArn"))
                        .input(deploying.output(stack, "StepFunctionsInputExample")))
                .executionArn();
        sandbox.advance(Duration.ofSeconds(10));
        return sfn.describeExecution(r -> r.executionArn(arn));
    }
}
