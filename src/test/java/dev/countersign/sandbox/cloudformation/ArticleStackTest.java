package dev.countersign.sandbox.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.Python;
import dev.countersign.sandbox.RunningSandbox;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionState;
import software.amazon.awssdk.services.codepipeline.model.ApprovalResult;
import software.amazon.awssdk.services.codepipeline.model.StageState;
import software.amazon.awssdk.services.codepipeline.model.TriggerType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** The article's own template, word for word: deployed, run both ways, and deleted. */
class ArticleStackTest {
    private static final String BUCKET = "my-versioned-bucket";
    private static final String PIPELINE = "CodePipelineApprovalSample";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox(options -> options.withPython(Python.ofThisMachine()));

    private Deploying deploying;

    @BeforeEach
    void bucket() {
        if (Python.ofThisMachine().isEmpty() && !Boolean.getBoolean("countersign.noskip")) {
            Assumptions.abort("there is no python3 for the article's functions");
        }
        deploying = new Deploying(sandbox);
        S3Client s3 = sandbox.client(S3Client.builder());
        s3.createBucket(r -> r.bucket(BUCKET).createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));
        s3.putBucketVersioning(r -> r.bucket(BUCKET).versioningConfiguration(v -> v.status("Enabled")));
    }

    private Stack create() {
        String id = deploying
                .cfn
                .createStack(r -> r.stackName("article")
                        .templateBody(SampleTemplates.articles())
                        .capabilitiesWithStrings("CAPABILITY_NAMED_IAM")
                        .parameters(Deploying.parameters(Map.of("CodePipelineS3bucketName", BUCKET))))
                .stackId();
        Stack stack = deploying.rest(id);
        assertThat(deploying.failures(id)).isEmpty();
        assertThat(stack.stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
        return stack;
    }

    @ParameterizedTest
    @CsvSource({"Approved, Approved", "Rejected, Rejected"})
    void theDecisionTakesItsBranch(String decision, String lastState) {
        Stack stack = create();
        SfnClient sfn = sandbox.client(SfnClient.builder());

        String execution = sfn.startExecution(
                        r -> r.stateMachineArn(deploying.physicalId("article", "StepFunctionsWithCodePipelineApproval"))
                                .input(deploying.output(stack, "StepFunctionsInputExample")))
                .executionArn();
        sandbox.advance(Duration.ofMinutes(3));
        answer(decision);
        sandbox.advance(Duration.ofMinutes(1));

        assertThat(sfn.describeExecution(r -> r.executionArn(execution)).status())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(sfn.getExecutionHistory(r -> r.executionArn(execution)).events().stream()
                        .map(HistoryEvent::stateEnteredEventDetails)
                        .filter(details -> details != null)
                        .toList()
                        .getLast()
                        .name())
                .isEqualTo(lastState);
    }

    @Test
    void itsPollingPipelineStartsWithinAMinuteAndNotAtOnce() {
        Stack stack = create();
        CodePipelineClient pipelines = sandbox.client(CodePipelineClient.builder());
        SfnClient sfn = sandbox.client(SfnClient.builder());
        sandbox.advance(Duration.ofMinutes(1));
        int before = pipelines
                .listPipelineExecutions(r -> r.pipelineName(PIPELINE))
                .pipelineExecutionSummaries()
                .size();

        sfn.startExecution(
                r -> r.stateMachineArn(deploying.physicalId("article", "StepFunctionsWithCodePipelineApproval"))
                        .input(deploying.output(stack, "StepFunctionsInputExample")));
        sandbox.settle();
        assertThat(pipelines
                        .listPipelineExecutions(r -> r.pipelineName(PIPELINE))
                        .pipelineExecutionSummaries())
                .hasSize(before);
        sandbox.advance(Duration.ofMinutes(1));

        assertThat(pipelines
                        .listPipelineExecutions(r -> r.pipelineName(PIPELINE))
                        .pipelineExecutionSummaries())
                .hasSize(before + 1)
                .first()
                .satisfies(
                        run -> assertThat(run.trigger().triggerType()).isEqualTo(TriggerType.POLL_FOR_SOURCE_CHANGES));
    }

    private void answer(String decision) {
        CodePipelineClient pipelines = sandbox.client(CodePipelineClient.builder());
        String token = pipelines.getPipelineState(r -> r.name(PIPELINE)).stageStates().stream()
                .map(StageState::actionStates)
                .flatMap(actions -> actions.stream().map(ActionState::latestExecution))
                .filter(action -> action != null && action.token() != null)
                .findFirst()
                .orElseThrow()
                .token();
        pipelines.putApprovalResult(r -> r.pipelineName(PIPELINE)
                .stageName("Approval")
                .actionName("Approval")
                .token(token)
                .result(ApprovalResult.builder()
                        .status(decision)
                        .summary("as it is")
                        .build()));
    }

    @Test
    void deletingItLeavesNothingButTheBucket() {
        Stack stack = create();

        assertThat(deploying.delete(stack.stackId()).stackStatus()).isEqualTo(StackStatus.DELETE_COMPLETE);

        assertThat(sandbox.client(CodePipelineClient.builder()).listPipelines().pipelines())
                .isEmpty();
        assertThat(sandbox.client(SfnClient.builder()).listStateMachines().stateMachines())
                .isEmpty();
        assertThat(sandbox.client(S3Client.builder()).listBuckets().buckets())
                .singleElement()
                .satisfies(bucket -> assertThat(bucket.name()).isEqualTo(BUCKET));
    }
}
