package dev.countersign.aws.sdk.inspect;

import dev.countersign.aws.inspect.RepairGateway;
import dev.countersign.aws.sdk.call.AwsCalls;
import dev.countersign.aws.sdk.call.AwsClients;
import dev.countersign.domain.states.ExecutionArn;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.codepipeline.model.ConditionType;
import software.amazon.awssdk.services.codepipeline.model.SourceRevisionType;
import software.amazon.awssdk.services.codepipeline.model.StageRetryMode;
import software.amazon.awssdk.services.codepipeline.model.StageTransitionType;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.EventBridgeConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;

/** {@link RepairGateway} over AWS. Tokens live in local variables here, between two calls. */
public final class SdkRepairGateway implements RepairGateway {
    private final AwsClients clients;

    public SdkRepairGateway(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public void invoke(String function, String event) {
        AwsCalls.call(
                "lambda:InvokeFunction",
                () -> clients.lambda()
                        .invoke(r -> r.functionName(function)
                                .invocationType(InvocationType.EVENT)
                                .payload(SdkBytes.fromUtf8String(event))));
    }

    @Override
    public void succeed(ExecutionArn execution, long taskScheduled, String output) {
        String token = HeldToken.read(clients, execution, taskScheduled);
        AwsCalls.call(
                "states:SendTaskSuccess",
                () -> clients.sfn().sendTaskSuccess(r -> r.taskToken(token).output(output)));
    }

    @Override
    public void fail(ExecutionArn execution, long taskScheduled, String error, String cause) {
        String token = HeldToken.read(clients, execution, taskScheduled);
        AwsCalls.call(
                "states:SendTaskFailure",
                () -> clients.sfn()
                        .sendTaskFailure(r -> r.taskToken(token).error(error).cause(cause)));
    }

    @Override
    public void stop(ExecutionArn execution, String error, String cause) {
        AwsCalls.call(
                "states:StopExecution",
                () -> clients.sfn()
                        .stopExecution(r ->
                                r.executionArn(execution.value()).error(error).cause(cause)));
    }

    @Override
    public void redrive(ExecutionArn execution) {
        AwsCalls.call(
                "states:RedriveExecution",
                () -> clients.sfn().redriveExecution(r -> r.executionArn(execution.value())));
    }

    @Override
    public ExecutionArn startAnew(ExecutionArn execution) {
        var before = AwsCalls.call(
                "states:DescribeExecution",
                () -> clients.sfn().describeExecution(r -> r.executionArn(execution.value())));
        return new ExecutionArn(AwsCalls.call(
                        "states:StartExecution",
                        () -> clients.sfn()
                                .startExecution(r -> r.stateMachineArn(before.stateMachineArn())
                                        .input(before.input())))
                .executionArn());
    }

    @Override
    public String startPipeline(String pipeline, String sourceAction, Optional<String> versionId) {
        return AwsCalls.call(
                        "codepipeline:StartPipelineExecution",
                        () -> clients.codePipeline().startPipelineExecution(r -> {
                            r.name(pipeline);
                            versionId.ifPresent(
                                    version -> r.sourceRevisions(revision -> revision.actionName(sourceAction)
                                            .revisionType(SourceRevisionType.S3_OBJECT_VERSION_ID)
                                            .revisionValue(version)));
                        }))
                .pipelineExecutionId();
    }

    @Override
    public void abandon(String pipeline, String pipelineExecution, String reason) {
        AwsCalls.call(
                "codepipeline:StopPipelineExecution",
                () -> clients.codePipeline()
                        .stopPipelineExecution(r -> r.pipelineName(pipeline)
                                .pipelineExecutionId(pipelineExecution)
                                .abandon(true)
                                .reason(reason)));
    }

    @Override
    public void retryStage(String pipeline, String stage, String pipelineExecution) {
        AwsCalls.call(
                "codepipeline:RetryStageExecution",
                () -> clients.codePipeline()
                        .retryStageExecution(r -> r.pipelineName(pipeline)
                                .stageName(stage)
                                .pipelineExecutionId(pipelineExecution)
                                .retryMode(StageRetryMode.FAILED_ACTIONS)));
    }

    @Override
    public void overrideCondition(String pipeline, String stage, String pipelineExecution) {
        AwsCalls.call(
                "codepipeline:OverrideStageCondition",
                () -> clients.codePipeline()
                        .overrideStageCondition(r -> r.pipelineName(pipeline)
                                .stageName(stage)
                                .pipelineExecutionId(pipelineExecution)
                                .conditionType(ConditionType.BEFORE_ENTRY)));
    }

    @Override
    public void enableTransition(String pipeline, String stage) {
        AwsCalls.call(
                "codepipeline:EnableStageTransition",
                () -> clients.codePipeline()
                        .enableStageTransition(r ->
                                r.pipelineName(pipeline).stageName(stage).transitionType(StageTransitionType.INBOUND)));
    }

    @Override
    public void enableRule(String rule) {
        AwsCalls.call("events:EnableRule", () -> clients.eventBridge().enableRule(r -> r.name(rule)));
    }

    @Override
    public void permitRule(String function, String ruleArn, String statementId) {
        AwsCalls.call(
                "lambda:AddPermission",
                () -> clients.lambda()
                        .addPermission(r -> r.functionName(function)
                                .statementId(statementId)
                                .action("lambda:InvokeFunction")
                                .principal("events.amazonaws.com")
                                .sourceArn(ruleArn)));
    }

    @Override
    public void releaseConcurrency(String function) {
        AwsCalls.call(
                "lambda:DeleteFunctionConcurrency",
                () -> clients.lambda().deleteFunctionConcurrency(r -> r.functionName(function)));
    }

    @Override
    public void enableVersioning(String bucket) {
        AwsCalls.call(
                "s3:PutBucketVersioning",
                () -> clients.s3()
                        .putBucketVersioning(r -> r.bucket(bucket)
                                .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED))));
    }

    /** The call replaces the whole configuration, so what there is goes back with it. */
    @Override
    public void enableBucketEvents(String bucket) {
        var present = AwsCalls.call(
                "s3:GetBucketNotification",
                () -> clients.s3().getBucketNotificationConfiguration(r -> r.bucket(bucket)));
        NotificationConfiguration all = NotificationConfiguration.builder()
                .topicConfigurations(present.topicConfigurations())
                .queueConfigurations(present.queueConfigurations())
                .lambdaFunctionConfigurations(present.lambdaFunctionConfigurations())
                .eventBridgeConfiguration(EventBridgeConfiguration.builder().build())
                .build();
        AwsCalls.call(
                "s3:PutBucketNotification",
                () -> clients.s3()
                        .putBucketNotificationConfiguration(
                                r -> r.bucket(bucket).notificationConfiguration(all)));
    }
}
