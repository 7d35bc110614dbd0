package dev.countersign.aws.inspect;

import dev.countersign.domain.states.ExecutionArn;
import java.util.Optional;

/**
 * The writes that remedies consist of. Task tokens are read and sent inside of the adapter; no caller ever holds one. Every
 * method blocks and throws {@code AwsFailure}.
 */
public interface RepairGateway {
    /** {@code lambda:Invoke} as EventBridge would: asynchronously, with an event as JSON text. */
    void invoke(String function, String event);

    /**
     * {@code states:SendTaskSuccess} with the token that the history holds.
     *
     * @param taskScheduled the id of the event that handed the token out
     * @param output as JSON text
     */
    void succeed(ExecutionArn execution, long taskScheduled, String output);

    /** {@code states:SendTaskFailure} with the token that the history holds. */
    void fail(ExecutionArn execution, long taskScheduled, String error, String cause);

    void redrive(ExecutionArn execution);

    /**
     * {@code codepipeline:StartPipelineExecution}.
     *
     * @param versionId the object version to start with; empty for the newest
     * @return the pipeline execution's id
     */
    String startPipeline(String pipeline, String sourceAction, Optional<String> versionId);

    /** {@code codepipeline:StopPipelineExecution} with {@code abandon}: frees the stage and answers nobody. */
    void abandon(String pipeline, String pipelineExecution, String reason);

    void retryStage(String pipeline, String stage, String pipelineExecution);

    void enableTransition(String pipeline, String stage);

    void enableRule(String rule);

    /** {@code lambda:AddPermission} for EventBridge and one rule. */
    void permitRule(String function, String ruleArn);

    /** {@code lambda:DeleteFunctionConcurrency}. */
    void releaseConcurrency(String function);

    void enableVersioning(String bucket);

    /** Switches the bucket's EventBridge notifications on; others stay as they are. */
    void enableBucketEvents(String bucket);
}
