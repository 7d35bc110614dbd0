package dev.countersign.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.ForeignTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines of the modes QUEUED and PARALLEL with a client that we did not write: the AWS CLI. */
class AwsCliExecutionModesTest {
    private static final int TRIES = 60;
    private static final String OPEN = "actionExecutionDetails[?stageName=='Approval' && status=='InProgress']";

    private static StandaloneSandbox sandbox;
    private static ForeignTool aws;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        sandbox = StandaloneSandbox.start();
        aws = ForeignTool.awsCli(sandbox.environment());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    /** Answers the pipeline's name. */
    private String deploy(String stack, String mode) throws IOException {
        Path template = folder.resolve(stack + ".yaml");
        Files.writeString(
                template,
                Files.readString(Path.of("stacks/codepipeline-approval.yaml"))
                        .replace("ExecutionMode: SUPERSEDED", "ExecutionMode: " + mode));
        call(
                "cloudformation create-stack --capabilities CAPABILITY_IAM --stack-name " + stack,
                "--template-body",
                "file://" + template);
        until(
                "CREATE_COMPLETE"::equals,
                () -> text("cloudformation describe-stacks --stack-name " + stack, "--query", "Stacks[0].StackStatus"));
        return output(stack, "PipelineName");
    }

    private String execute(String stack) {
        return text(
                "stepfunctions start-execution",
                "--state-machine-arn",
                output(stack, "StateMachineArn"),
                "--input",
                output(stack, "StepFunctionsInputExample"),
                "--query",
                "executionArn");
    }

    private String output(String stack, String key) {
        return text(
                "cloudformation describe-stacks --stack-name " + stack,
                "--query",
                "Stacks[0].Outputs[?OutputKey=='" + key + "'].OutputValue | [0]");
    }

    private List<String> openTokens(String pipeline, int count) {
        String found = until(
                seen -> seen.split("\t").length == count && !seen.isBlank(),
                () -> text(
                        "codepipeline list-action-executions --pipeline-name " + pipeline,
                        "--query",
                        OPEN + ".output.executionResult.externalExecutionId"));
        return Arrays.asList(found.split("\t"));
    }

    private void answer(String pipeline, String token, String status) {
        call(
                "codepipeline put-approval-result --stage-name Approval --action-name Approval --pipeline-name "
                        + pipeline,
                "--result",
                "summary=by the CLI,status=" + status,
                "--token",
                token);
    }

    @Test
    void twoApprovalsThatAreOpenAtOnceAreAnsweredWithTheTokensOfTheirActions() throws IOException {
        String pipeline = deploy("side", "PARALLEL");
        String first = execute("side");
        String tokenOfFirst = openTokens(pipeline, 1).getFirst();
        String second = execute("side");
        List<String> both = openTokens(pipeline, 2);
        assertThat(both).contains(tokenOfFirst).doesNotHaveDuplicates();
        assertThat(text(
                        "codepipeline get-pipeline-state --name " + pipeline,
                        "--query",
                        "length(stageStates[].actionStates[].latestExecution.token)"))
                .isEqualTo("0");

        answer(
                pipeline,
                both.stream()
                        .filter(token -> !token.equals(tokenOfFirst))
                        .findFirst()
                        .orElseThrow(),
                "Approved");

        until("SUCCEEDED"::equals, () -> status(second));
        assertThat(status(first)).isEqualTo("RUNNING");
        assertThat(openTokens(pipeline, 1)).containsExactly(tokenOfFirst);
    }

    private String status(String execution) {
        return text("stepfunctions describe-execution --execution-arn " + execution, "--query", "status");
    }

    @Test
    void whoWaitsInALineIsAskedInTurnAndNobodyIsSuperseded() throws IOException {
        String pipeline = deploy("line", "QUEUED");
        execute("line");
        String token = openTokens(pipeline, 1).getFirst();
        execute("line");
        execute("line");

        until(
                "3"::equals,
                () -> text(
                        "codepipeline list-pipeline-executions --pipeline-name " + pipeline,
                        "--query",
                        "length(pipelineExecutionSummaries[?status=='InProgress'])"));
        answer(pipeline, token, "Rejected");

        assertThat(openTokens(pipeline, 1)).doesNotContain(token);
        assertThat(text(
                        "codepipeline list-pipeline-executions --pipeline-name " + pipeline,
                        "--query",
                        "length(pipelineExecutionSummaries[?status=='Superseded'])"))
                .isEqualTo("0");
    }

    private String text(String words, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--output", "text"));
        return call(words, all.toArray(String[]::new));
    }

    private String call(String words, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--endpoint-url", sandbox.endpoint(), "--no-cli-pager"));
        all.addAll(List.of(words.split(" ")));
        all.addAll(List.of(arguments));
        return aws.run(all.toArray(String[]::new)).succeeded();
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
