package dev.countersign.testing;

import dev.countersign.domain.EventRule;
import dev.countersign.domain.ObjectLocation;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.pipelines.ActionExecution;
import dev.countersign.domain.pipelines.ActionState;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.domain.pipelines.ApprovalToken;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.Pipeline.ExecutionMode;
import dev.countersign.domain.pipelines.Pipeline.PipelineStage;
import dev.countersign.domain.pipelines.PipelineAction;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.pipelines.PipelineExecution.SourceRevision;
import dev.countersign.domain.pipelines.PipelineState;
import dev.countersign.domain.pipelines.StageState;
import dev.countersign.domain.pipelines.StageState.StageStatus;
import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.domain.states.StateMachineArn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Hand-made facts of one account: machine Orders, pipeline release with stages Source, Approve and Deploy. */
public final class Facts {
    /** When the execution starts; everything else happens in the minutes after. */
    public static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    public static final Instant NOW = START.plusSeconds(20);
    public static final StateMachineArn MACHINE =
            new StateMachineArn("arn:aws:states:eu-west-1:111122223333:stateMachine:Orders");
    public static final ExecutionArn EXECUTION = execution("order-1");
    public static final TaskTokenHash TOKEN = TaskTokenHash.of("the token of order-1");
    public static final ObjectLocation OBJECT = new ObjectLocation("drop", "order.json");
    public static final ApprovalAddress APPROVAL = new ApprovalAddress("release", "Approve", "Review");
    public static final String ANN = "arn:aws:sts::111122223333:assumed-role/Approver/ann";
    public static final String RUN = "11111111-0000-0000-0000-000000000000";

    private Facts() {}

    public static ExecutionArn execution(String name) {
        return new ExecutionArn("arn:aws:states:eu-west-1:111122223333:execution:Orders:" + name);
    }

    public static StateMachine machine() {
        String definition = """
                {"StartAt": "Ask", "TimeoutSeconds": 864000, "States": {"Ask": {"Type": "Task",
                 "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "End": true}}}""";
        return new StateMachine(
                MACHINE, false, definition, Optional.empty(), "arn:aws:iam::111122223333:role/R", START);
    }

    public static Execution execution(ExecutionArn arn, ExecutionStatus status) {
        Optional<Instant> stop = status.isClosed() ? Optional.of(START.plusSeconds(15)) : Optional.empty();
        return Execution.listed(arn, MACHINE, status, START, stop);
    }

    public static Pipeline pipeline() {
        return pipeline(ExecutionMode.SUPERSEDED);
    }

    public static Pipeline pipeline(ExecutionMode mode) {
        return new Pipeline(
                "release",
                1,
                mode,
                List.of(
                        stage(
                                "Source",
                                action(
                                        "Fetch",
                                        "Source",
                                        "S3",
                                        Map.of("S3Bucket", "drop", "S3ObjectKey", "order.json"))),
                        stage("Approve", action("Review", "Approval", "Manual", Map.of("CustomData", "Ship it?"))),
                        stage("Deploy", action("Copy", "Deploy", "S3", Map.of()))));
    }

    public static PipelineStage stage(String name, PipelineAction... actions) {
        return new PipelineStage(name, List.of(actions));
    }

    public static PipelineAction action(
            String name, String category, String provider, Map<String, String> configuration) {
        return new PipelineAction(name, category, "AWS", provider, 1, configuration, Optional.empty());
    }

    public static ObjectVersion version(String id, TaskTokenHash token) {
        return new ObjectVersion(
                OBJECT,
                id,
                12,
                START.plusSeconds(5),
                "etag",
                "application/json",
                Map.of("baton", "[" + token + "]"),
                Set.of(token));
    }

    public static PipelineExecution run(String id, String versionId, PipelineExecutionStatus status) {
        return new PipelineExecution(
                "release",
                id,
                status,
                Optional.empty(),
                START.plusSeconds(7),
                START.plusSeconds(9),
                List.of(new SourceRevision("Fetch", versionId, Optional.empty(), Optional.empty())),
                Optional.of("CloudWatchEvent"));
    }

    /** The approval stage as {@code holder} is in it. */
    public static PipelineState state(Optional<String> holder, ActionState review, String... inbound) {
        return new PipelineState(
                "release",
                1,
                List.of(new StageState(
                        "Approve",
                        holder,
                        holder.map(id -> StageStatus.IN_PROGRESS),
                        List.of(inbound),
                        true,
                        Optional.empty(),
                        List.of(review))));
    }

    public static ActionState neverRun() {
        return review(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static ActionState open(String token) {
        return review(Optional.of(ActionStatus.IN_PROGRESS), Optional.empty(), Optional.of(new ApprovalToken(token)));
    }

    public static ActionState answered(ActionStatus status, String by) {
        return review(Optional.of(status), Optional.of(by), Optional.empty());
    }

    public static ActionState review(
            Optional<ActionStatus> status, Optional<String> by, Optional<ApprovalToken> token) {
        return new ActionState(
                "Review",
                status.map(any -> "a-1"),
                status,
                status.map(any -> START.plusSeconds(10)),
                by.map(any -> "fine by me"),
                by,
                token,
                Optional.empty(),
                Optional.empty());
    }

    public static ActionExecution actionRun(
            String run, ActionStatus status, Optional<String> by, Optional<String> token) {
        return new ActionExecution(
                run,
                "a-of-" + run,
                "Approve",
                "Review",
                "Approval",
                status,
                START.plusSeconds(8),
                START.plusSeconds(10),
                by,
                by.map(any -> "fine by me"),
                token.map(ApprovalToken::new),
                Optional.empty());
    }

    public static EventRule rule(boolean enabled) {
        return new EventRule(
                "answer-rule",
                "arn:aws:events:eu-west-1:111122223333:rule/answer-rule",
                enabled,
                "aws.codepipeline Approval",
                List.of(new EventRule.RuleTarget("1", "arn:aws:lambda:eu-west-1:111122223333:function:answer")));
    }
}
