package dev.countersign.doctor.remedy;

import dev.countersign.domain.states.ExecutionArn;
import java.util.Optional;

/** What a step of a remedy does, for {@code RepairGateway} to carry out; {@link ByHand} is for the person. */
public sealed interface Act {
    /** Repeats the recorded decision: the function gets the event again. */
    record Replay(String function, String event) implements Act {}

    record Succeed(ExecutionArn execution, long taskScheduled, String output) implements Act {}

    record Fail(ExecutionArn execution, long taskScheduled, String error, String cause) implements Act {}

    record StopExecution(ExecutionArn execution, String error, String cause) implements Act {}

    record Redrive(ExecutionArn execution) implements Act {}

    /** Another execution of the same state machine, with the same input. */
    record StartAnew(ExecutionArn execution) implements Act {}

    record StartPipeline(String pipeline, String sourceAction, Optional<String> versionId) implements Act {}

    record Abandon(String pipeline, String pipelineExecution, String reason) implements Act {}

    record RetryStage(String pipeline, String stage, String pipelineExecution) implements Act {}

    /** Lets a pipeline execution into a stage whose entry condition has failed. */
    record OverrideCondition(String pipeline, String stage, String pipelineExecution) implements Act {}

    record EnableTransition(String pipeline, String stage) implements Act {}

    record EnableRule(String rule) implements Act {}

    record PermitRule(String function, String ruleArn, String statementId) implements Act {}

    record ReleaseConcurrency(String function) implements Act {}

    record EnableVersioning(String bucket) implements Act {}

    record EnableBucketEvents(String bucket) implements Act {}

    /** Something that this program does not do for you: change code, a template, a policy, confirm a mail. */
    record ByHand(String what) implements Act {}
}
