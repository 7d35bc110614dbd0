package dev.countersign.scenario;

import static dev.countersign.scenario.Workbench.replacing;

import dev.countersign.domain.states.ExecutionArn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.StageRetryMode;
import software.amazon.awssdk.services.s3.model.MetadataDirective;

/** Faults on the way of the answer from the function to the execution, and after it. */
final class TokenScenarios {
    /** Longer than Lambda goes on trying a call that failed. */
    private static final Duration RETRIES = Duration.ofMinutes(5);

    private static final String KEY = "index.html";

    private TokenScenarios() {}

    static List<Scenario> all() {
        return List.of(
                new Scenario("T1", "the object version with the token is deleted", TokenScenarios::gone),
                new Scenario("T2", "a copy of the object without its token is taken", TokenScenarios::stripped),
                new Scenario("T3", "the approval stage is tried again after a rejection", TokenScenarios::used),
                new Scenario("T4", "the execution is stopped while its approval is open", TokenScenarios::zombie),
                new Scenario("T5", "the function answers in another Region", TokenScenarios::otherRegion),
                new Scenario("T6", "the token is cut when it is written", TokenScenarios::damaged),
                new Scenario("T8", "the answer is not what the Choice expects", TokenScenarios::notUnderstood),
                new Scenario("E8", "the function answers for the newest object", TokenScenarios::otherExecution),
                new Scenario("W6", "the deployment fails after the approval", TokenScenarios::notDeployed));
    }

    private static ExecutionArn opened(Workbench bench, DeployedStack stack) {
        ExecutionArn execution = bench.start(stack);
        bench.openApproval(stack);
        return execution;
    }

    private static ExecutionArn gone(Workbench bench) {
        DeployedStack stack = bench.deploy();
        ExecutionArn execution = opened(bench, stack);
        String bucket = stack.id("Bucket");
        String version =
                bench.aws().s3().headObject(r -> r.bucket(bucket).key(KEY)).versionId();
        bench.aws().s3().deleteObject(r -> r.bucket(bucket).key(KEY).versionId(version));
        bench.answer(stack, true);
        bench.advance(RETRIES);
        return execution;
    }

    private static ExecutionArn stripped(Workbench bench) {
        DeployedStack stack = bench.deploy();
        String bucket = stack.id("Bucket");
        bench.aws().eventBridge().disableRule(r -> r.name(stack.rule("StartRule")));
        ExecutionArn execution = bench.start(stack);
        bench.awaitEvent(execution, "TaskSubmitted");
        bench.aws()
                .s3()
                .copyObject(r -> r.sourceBucket(bucket)
                        .sourceKey(KEY)
                        .destinationBucket(bucket)
                        .destinationKey(KEY)
                        .contentType("text/html")
                        .metadataDirective(MetadataDirective.REPLACE));
        bench.aws().eventBridge().enableRule(r -> r.name(stack.rule("StartRule")));
        bench.aws().codePipeline().startPipelineExecution(r -> r.name(stack.pipeline()));
        bench.answer(stack, true);
        bench.advance(RETRIES);
        return execution;
    }

    private static ExecutionArn used(Workbench bench) {
        DeployedStack stack = bench.deploy();
        ExecutionArn execution = opened(bench, stack);
        bench.answer(stack, false);
        bench.awaitEvent(execution, "ExecutionSucceeded");
        String run = bench.awaitRun(stack, PipelineExecutionStatus.FAILED).pipelineExecutionId();
        bench.aws()
                .codePipeline()
                .retryStageExecution(r -> r.pipelineName(stack.pipeline())
                        .stageName("Approval")
                        .pipelineExecutionId(run)
                        .retryMode(StageRetryMode.FAILED_ACTIONS));
        bench.openApproval(stack);
        return execution;
    }

    private static ExecutionArn zombie(Workbench bench) {
        DeployedStack stack = bench.deploy();
        ExecutionArn execution = opened(bench, stack);
        bench.aws().sfn().stopExecution(r -> r.executionArn(execution.value()).cause("No longer needed"));
        return execution;
    }

    private static ExecutionArn answered(Workbench bench, UnaryOperator<String> change) {
        DeployedStack stack = bench.deploy(change, Map.of());
        ExecutionArn execution = opened(bench, stack);
        bench.answer(stack, true);
        return execution;
    }

    private static ExecutionArn otherRegion(Workbench bench) {
        String other = MachineScenarios.otherThan(bench.region());
        ExecutionArn execution = answered(
                bench,
                template -> replacing(
                                "boto3.client(\"stepfunctions\")",
                                "boto3.client(\"stepfunctions\", region_name=os.environ[\"WORKFLOW_REGION\"])")
                        .andThen(replacing(
                                "          SOURCE_KEY: !Ref CodePipelineS3bucketKeyInput\n",
                                "          SOURCE_KEY: !Ref CodePipelineS3bucketKeyInput\n          WORKFLOW_REGION: "
                                        + other + "\n"))
                        .apply(template));
        bench.advance(RETRIES);
        return execution;
    }

    private static ExecutionArn damaged(Workbench bench) {
        ExecutionArn execution = answered(bench, replacing("event[\"taskToken\"],", "event[\"taskToken\"][:-8],"));
        bench.advance(RETRIES);
        return execution;
    }

    private static ExecutionArn notUnderstood(Workbench bench) {
        ExecutionArn execution = answered(
                bench,
                template -> replacing(
                                "{\"is_approved\": detail[\"state\"] == \"SUCCEEDED\"}",
                                "{\"is_approved\": str(detail[\"state\"] == \"SUCCEEDED\").lower()}")
                        .andThen(replacing("],\n              \"Default\": \"Fail\"\n", "]\n"))
                        .apply(template));
        bench.awaitEvent(execution, "ExecutionFailed");
        return execution;
    }

    private static ExecutionArn otherExecution(Workbench bench) {
        DeployedStack stack = bench.deploy(replacing(", VersionId=version)", ")"), Map.of());
        ExecutionArn execution = opened(bench, stack);
        ExecutionArn other = bench.start(stack);
        bench.awaitInbound(stack);
        bench.answer(stack, true);
        bench.awaitEvent(other, "TaskSucceeded");
        return execution;
    }

    private static ExecutionArn notDeployed(Workbench bench) {
        DeployedStack stack = bench.deploy(replacing("Extract: 'false'", "Extract: 'true'"), Map.of());
        ExecutionArn execution = opened(bench, stack);
        bench.answer(stack, true);
        bench.awaitEvent(execution, "ExecutionSucceeded");
        bench.awaitRun(stack, PipelineExecutionStatus.FAILED);
        return execution;
    }
}
