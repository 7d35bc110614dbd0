package dev.countersign.aws.inspect;

import dev.countersign.aws.access.Writes;
import dev.countersign.domain.states.ExecutionArn;
import java.util.Optional;

/**
 * The writes that remedies consist of. Task tokens and inputs are read and sent inside of the adapter; no caller ever holds one.
 * Every method blocks and throws {@code AwsFailure}.
 */
public interface RepairGateway {
    /** As EventBridge would: asynchronously, with an event as JSON text. */
    @Writes("lambda:InvokeFunction")
    void invoke(String function, String event);

    /**
     * Answers a task with the token that the history holds.
     *
     * @param taskScheduled the id of the event that handed the token out
     * @param output as JSON text
     */
    @Writes("states:SendTaskSuccess")
    void succeed(ExecutionArn execution, long taskScheduled, String output);

    /** Fails a task with the token that the history holds. */
    @Writes("states:SendTaskFailure")
    void fail(ExecutionArn execution, long taskScheduled, String error, String cause);

    /** Stops an execution; it becomes ABORTED. */
    @Writes("states:StopExecution")
    void stop(ExecutionArn execution, String error, String cause);

    /** Lets a failed execution go on where it failed. */
    @Writes("states:RedriveExecution")
    void redrive(ExecutionArn execution);

    /** Starts another execution of the same state machine, with the same input. */
    @Writes("states:StartExecution")
    ExecutionArn startAnew(ExecutionArn execution);

    /**
     * Starts a pipeline.
     *
     * @param versionId the object version to start with; empty for the newest
     * @return the pipeline execution's id
     */
    @Writes("codepipeline:StartPipelineExecution")
    String startPipeline(String pipeline, String sourceAction, Optional<String> versionId);

    /** Stops a pipeline execution with {@code abandon}: frees the stage and answers nobody. */
    @Writes("codepipeline:StopPipelineExecution")
    void abandon(String pipeline, String pipelineExecution, String reason);

    /** Runs the failed actions of a stage once more. */
    @Writes("codepipeline:RetryStageExecution")
    void retryStage(String pipeline, String stage, String pipelineExecution);

    /** Lets a pipeline execution into a stage whose entry condition has failed. */
    @Writes("codepipeline:OverrideStageCondition")
    void overrideCondition(String pipeline, String stage, String pipelineExecution);

    @Writes("codepipeline:EnableStageTransition")
    void enableTransition(String pipeline, String stage);

    @Writes("events:EnableRule")
    void enableRule(String rule);

    /**
     * Lets EventBridge call a function for one rule.
     *
     * @param statementId of the new statement in the function's policy
     */
    @Writes("lambda:AddPermission")
    void permitRule(String function, String ruleArn, String statementId);

    @Writes("lambda:DeleteFunctionConcurrency")
    void releaseConcurrency(String function);

    @Writes("s3:PutBucketVersioning")
    void enableVersioning(String bucket);

    /** Switches the bucket's EventBridge notifications on; others stay as they are. */
    @Writes("s3:PutBucketNotification")
    void enableBucketEvents(String bucket);
}
