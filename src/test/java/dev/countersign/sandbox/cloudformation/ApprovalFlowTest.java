package dev.countersign.sandbox.cloudformation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.Python;
import dev.countersign.sandbox.RunningSandbox;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionState;
import software.amazon.awssdk.services.codepipeline.model.ApprovalResult;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionSummary;
import software.amazon.awssdk.services.codepipeline.model.StageState;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Our own template at work, with its own Python code. */
class ApprovalFlowTest {
    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox(options -> options.withPython(Python.ofThisMachine()));

    private Deploying deploying;
    private SfnClient sfn;
    private CodePipelineClient pipelines;

    @BeforeEach
    void clients() {
        if (Python.ofThisMachine().isEmpty() && !Boolean.getBoolean("countersign.noskip")) {
            Assumptions.abort("there is no python3 for the template's functions");
        }
        deploying = new Deploying(sandbox);
        sfn = sandbox.client(SfnClient.builder());
        pipelines = sandbox.client(CodePipelineClient.builder());
    }

    private Stack deploy(Map<String, String> parameters) {
        return deploying.create("demo", SampleTemplates.ours(), parameters);
    }

    private String start(Stack stack, String name) {
        String arn = sfn.startExecution(r -> r.stateMachineArn(deploying.output(stack, "StateMachineArn"))
                        .name(name)
                        .input(deploying.output(stack, "StepFunctionsInputExample")))
                .executionArn();
        sandbox.advance(Duration.ofSeconds(10));
        return arn;
    }

    private void answer(String decision) {
        String token = pipelines.getPipelineState(r -> r.name("demo")).stageStates().stream()
                .map(StageState::actionStates)
                .flatMap(actions -> actions.stream().map(ActionState::latestExecution))
                .filter(action -> action != null && action.token() != null)
                .findFirst()
                .orElseThrow()
                .token();
        pipelines.putApprovalResult(r -> r.pipelineName("demo")
                .stageName("Approval")
                .actionName("Approval")
                .token(token)
                .result(ApprovalResult.builder()
                        .status(decision)
                        .summary("as it is")
                        .build()));
        sandbox.advance(Duration.ofSeconds(10));
    }

    private List<String> states(String execution) {
        return sfn.getExecutionHistory(r -> r.executionArn(execution)).events().stream()
                .map(HistoryEvent::stateEnteredEventDetails)
                .filter(Objects::nonNull)
                .map(details -> details.name())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Approved", "Rejected"})
    void theDecisionTakesItsBranch(String decision) {
        Stack stack = deploy(Map.of());
        String execution = start(stack, "release-1");
        assertThat(states(execution)).containsExactly("RequestApproval");

        answer(decision);

        assertThat(states(execution)).containsExactly("RequestApproval", "Decision", decision);
        DescribeExecutionResponse ended = sfn.describeExecution(r -> r.executionArn(execution));
        assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(ended.output()).isEqualTo("{\"is_approved\":" + decision.equals("Approved") + "}");
        List<String> keys = sandbox
                .client(S3Client.builder())
                .listObjectVersions(r -> r.bucket(deploying.output(stack, "BucketName")))
                .versions()
                .stream()
                .map(version -> version.key())
                .toList();
        assertThat(keys.contains("index_approved.html")).isEqualTo(decision.equals("Approved"));
    }

    @Test
    void theDocumentCarriesTheTokenAndThePipelineNamesTheExecution() {
        Stack stack = deploy(Map.of());
        start(stack, "release-1");

        HeadObjectResponse document = sandbox.client(S3Client.builder())
                .headObject(r -> r.bucket(deploying.output(stack, "BucketName")).key("index.html"));
        assertThat(document.metadata()).containsOnlyKeys("sfntoken", "codepipeline-artifact-revision-summary");
        assertThat(document.contentType()).isEqualTo("text/html");
        PipelineExecutionSummary run = pipelines
                .listPipelineExecutions(r -> r.pipelineName("demo"))
                .pipelineExecutionSummaries()
                .getFirst();
        assertThat(run.sourceRevisions().getFirst().revisionId()).isEqualTo(document.versionId());
        assertThat(run.sourceRevisions().getFirst().revisionSummary()).isEqualTo("release-1");
    }

    @Test
    void nobodyAnsweringEndsAsARejectionBeforeTheTaskGivesUp() {
        Stack stack = deploy(Map.of());
        String execution = start(stack, "release-1");

        sandbox.advance(Duration.ofDays(7).plusMinutes(5));

        assertThat(states(execution)).endsWith("Rejected");
    }

    @Test
    void whileTheRuleIsOffTheExecutionWaitsUntilItsTimeout() {
        Stack stack = deploy(Map.of("EventRuleForCodePipelineResultState", "DISABLED"));
        String execution = start(stack, "release-1");
        answer("Approved");
        assertThat(states(execution)).containsExactly("RequestApproval");

        sandbox.advance(Duration.ofDays(8));

        DescribeExecutionResponse ended = sfn.describeExecution(r -> r.executionArn(execution));
        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.error()).isEqualTo("NoDecision");
        assertThat(ended.cause()).contains("States.Timeout");
    }

    @Test
    void withoutItsPermissionTheResultFunctionFailsAndItsRetryHealsWhatWasMended() {
        Stack stack = deploy(Map.of());
        String execution = start(stack, "release-1");
        String role = deploying.physicalId("demo", "ResultFunctionRole");
        IamClient iam = sandbox.client(IamClient.builder());
        String allowed = URLDecoder.decode(
                iam.getRolePolicy(r -> r.roleName(role).policyName("ReturnDecision"))
                        .policyDocument(),
                UTF_8);
        iam.putRolePolicy(r -> r.roleName(role)
                .policyName("ReturnDecision")
                .policyDocument(allowed.replace("states:SendTaskSuccess", "states:SendTaskHeartbeat")));

        answer("Approved");

        assertThat(linesOfTheResultFunction())
                .anyMatch(line -> line.contains("AccessDenied") && line.contains("SendTaskSuccess"))
                .noneMatch(line -> line.contains("delivered"));
        assertThat(sfn.describeExecution(r -> r.executionArn(execution)).status())
                .isEqualTo(ExecutionStatus.RUNNING);
        assertThat(states(execution)).containsExactly("RequestApproval");

        iam.putRolePolicy(r -> r.roleName(role).policyName("ReturnDecision").policyDocument(allowed));
        sandbox.advance(Duration.ofMinutes(1));

        assertThat(linesOfTheResultFunction()).anyMatch(line -> line.contains("delivered {'is_approved': True}"));
        assertThat(states(execution)).endsWith("Decision", "Approved");
    }

    private List<String> linesOfTheResultFunction() {
        String group = deploying.physicalId("demo", "ResultFunctionLogs");
        return sandbox
                .client(CloudWatchLogsClient.builder())
                .filterLogEvents(r -> r.logGroupName(group))
                .events()
                .stream()
                .map(FilteredLogEvent::message)
                .toList();
    }

    @Test
    void aBucketWithoutVersioningEndsTheExecutionWithTheReason() {
        S3Client s3 = sandbox.client(S3Client.builder());
        s3.createBucket(
                r -> r.bucket("plain-bucket").createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));
        Stack stack = deploy(Map.of("CodePipelineS3bucketName", "plain-bucket"));

        String execution = start(stack, "release-1");

        DescribeExecutionResponse ended = sfn.describeExecution(r -> r.executionArn(execution));
        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.cause()).contains("versioning is not enabled on bucket plain-bucket");
    }

    @Test
    void noTokenIsEverLogged() {
        Stack stack = deploy(Map.of());
        start(stack, "release-1");
        String token = sandbox.client(S3Client.builder())
                .headObject(r -> r.bucket(deploying.output(stack, "BucketName")).key("index.html"))
                .metadata()
                .get("sfntoken");
        answer("Approved");

        CloudWatchLogsClient logs = sandbox.client(CloudWatchLogsClient.builder());
        List<String> lines = logs.describeLogGroups().logGroups().stream()
                .flatMap(group -> logs.filterLogEvents(r -> r.logGroupName(group.logGroupName())).events().stream())
                .map(FilteredLogEvent::message)
                .toList();
        assertThat(lines).isNotEmpty().noneMatch(line -> line.contains(token));
        assertThat(lines).anyMatch(line -> line.contains("delivered {'is_approved': True}"));
    }
}
