package dev.countersign.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.ForeignTool;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole flow with a client that we did not write: the AWS CLI against a sandbox that stands alone. */
class AwsCliFlowTest {
    private static final int TRIES = 60;
    private static StandaloneSandbox sandbox;
    private static ForeignTool aws;

    @BeforeAll
    static void start() {
        sandbox = StandaloneSandbox.start();
        aws = ForeignTool.awsCli(sandbox.environment());
        var version = aws.run("--version");
        System.out.println("AWS CLI: " + version.out().strip() + version.err().strip());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({"Approved, Approved", "Rejected, Rejected"})
    void theCliDeploysTheStackAndDecidesAndSeesTheBranch(String status, String finalState) {
        String stack = "cli-" + status.toLowerCase(java.util.Locale.ROOT);
        call(
                "cloudformation",
                "create-stack",
                "--stack-name",
                stack,
                "--capabilities",
                "CAPABILITY_IAM",
                "--template-body",
                "file://stacks/codepipeline-approval.yaml");
        until(
                "CREATE_COMPLETE",
                () -> text(
                        "cloudformation",
                        "describe-stacks",
                        "--stack-name",
                        stack,
                        "--query",
                        "Stacks[0].StackStatus"));

        String execution = text(
                "stepfunctions",
                "start-execution",
                "--state-machine-arn",
                output(stack, "StateMachineArn"),
                "--input",
                output(stack, "StepFunctionsInputExample"),
                "--query",
                "executionArn");
        String pipeline = output(stack, "PipelineName");
        String token = until(
                found -> !found.equals("None") && !found.isEmpty(),
                () -> text(
                        "codepipeline",
                        "get-pipeline-state",
                        "--name",
                        pipeline,
                        "--query",
                        "stageStates[?stageName=='Approval'].actionStates[0].latestExecution.token | [0]"));
        call(
                "codepipeline",
                "put-approval-result",
                "--pipeline-name",
                pipeline,
                "--stage-name",
                "Approval",
                "--action-name",
                "Approval",
                "--result",
                "summary=by the CLI,status=" + status,
                "--token",
                token);

        until(
                "SUCCEEDED",
                () -> text("stepfunctions", "describe-execution", "--execution-arn", execution, "--query", "status"));
        assertThat(text(
                        "stepfunctions",
                        "get-execution-history",
                        "--execution-arn",
                        execution,
                        "--query",
                        "events[?type=='SucceedStateEntered'].stateEnteredEventDetails.name | [0]"))
                .isEqualTo(finalState);
    }

    private static String output(String stack, String key) {
        return text(
                "cloudformation",
                "describe-stacks",
                "--stack-name",
                stack,
                "--query",
                "Stacks[0].Outputs[?OutputKey=='" + key + "'].OutputValue | [0]");
    }

    private static String text(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--output", "text"));
        return call(all.toArray(String[]::new));
    }

    private static String call(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--endpoint-url", sandbox.endpoint(), "--no-cli-pager"));
        all.addAll(List.of(arguments));
        return aws.run(all.toArray(String[]::new)).succeeded();
    }

    private static void until(String wanted, Supplier<String> look) {
        until(wanted::equals, look);
    }

    /** Each look starts a process, which is pause enough. */
    private static String until(Predicate<String> wanted, Supplier<String> look) {
        String seen = "";
        for (int i = 0; i < TRIES; i++) {
            seen = look.get();
            if (wanted.test(seen)) {
                return seen;
            }
        }
        throw new AssertionError("last seen: " + seen);
    }
}
