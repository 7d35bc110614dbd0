package dev.countersign.ui.execution;

import dev.countersign.aws.AwsFailure;
import dev.countersign.domain.ObjectContent;
import dev.countersign.domain.ObjectLocation;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.pipelines.ActionState;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.domain.pipelines.ApprovalToken;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.PipelineAction;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineState;
import dev.countersign.domain.pipelines.StageState;
import dev.countersign.domain.pipelines.StageState.StageStatus;
import dev.countersign.domain.states.EventDetail;
import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.domain.states.History;
import dev.countersign.domain.states.HistoryEvent;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.domain.states.StateMachineArn;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.Branch;
import dev.countersign.relay.Deadline;
import dev.countersign.relay.Hop;
import dev.countersign.relay.Outcome;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Relay;
import dev.countersign.relay.RunState;
import dev.countersign.relay.Sight;
import dev.countersign.watch.Run;
import dev.countersign.watch.Snapshot;
import dev.countersign.watch.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Snapshots of one execution at the moments that matter to a page. */
public final class Cases {
    public static final Instant START = Instant.parse("2026-11-22T14:00:00Z");
    public static final ExecutionArn ARN =
            new ExecutionArn("arn:aws:states:eu-west-1:111122223333:execution:release-approval:release-2026-11");
    static final String PIPELINE_EXECUTION = "4f0d1b7e-2f6f-4c0d-9a3e-b0c2a4f1d7e2";
    static final ApprovalAddress ADDRESS = new ApprovalAddress("release-pipeline", "Approval", "ManualApproval");
    static final ObjectContent CONTENT = new ObjectContent(
            "application/json",
            "{\"release\":\"2026.11\",\"services\":[\"orders\",\"billing\"],\"risk\":\"low\"}",
            true,
            74,
            false);

    private static final Optional<String> NONE = Optional.empty();
    private static final String CALLBACK = "invoke.waitForTaskToken";
    private static final String DEFINITION = """
            {"StartAt": "Wait for approval", "States": {
              "Wait for approval": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                      "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Approval failed"}], "Next": "Is it approved?"},
              "Is it approved?": {"Type": "Choice", "Default": "Rejected",
                         "Choices": [{"Variable": "$.is_approved", "BooleanEquals": true, "Next": "Approved"}]},
              "Approved": {"Type": "Succeed"}, "Rejected": {"Type": "Succeed"}, "Approval failed": {"Type": "Fail"}}}""";

    private Cases() {}

    static StateMachine machine() {
        return new StateMachine(
                new StateMachineArn("arn:aws:states:eu-west-1:111122223333:stateMachine:release-approval"),
                false,
                DEFINITION,
                NONE,
                "arn:aws:iam::111122223333:role/r",
                START);
    }

    /** The approver is asked. */
    public static Snapshot waiting() {
        Run run = new Run(
                execution(ExecutionStatus.RUNNING, NONE),
                Sight.seen(History.of(events(4, "", ExecutionStatus.RUNNING))),
                List.of(relay(
                        "DONE DONE DONE DONE WAITING AHEAD AHEAD",
                        Outcome.WAITING,
                        approval(ActionStatus.IN_PROGRESS))),
                RunState.WAITING);
        return snapshot(run, ActionStatus.IN_PROGRESS);
    }

    /** The approver is asked, and nothing can be read any more. */
    static Snapshot unreachable() {
        Snapshot before = waiting();
        AwsFailure failure =
                AwsFailure.of(AwsFailure.Kind.UNREACHABLE, "states:GetExecutionHistory", "connection refused");
        Trouble trouble = new Trouble("the execution", failure, START, Optional.of(START));
        return new Snapshot(
                START, true, before.machines(), before.runs(), before.pipelines(), List.of(trouble), List.of());
    }

    /** The task waits, and no pipeline has taken up the token. */
    static Snapshot published() {
        Relay relay = new Relay(
                ARN,
                "Wait for approval",
                3,
                Optional.empty(),
                hops("DONE DONE WAITING AHEAD AHEAD AHEAD AHEAD"),
                Outcome.WAITING,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                true,
                Optional.empty(),
                Optional.empty());
        Run run = new Run(
                execution(ExecutionStatus.RUNNING, NONE),
                Sight.seen(History.of(events(4, "", ExecutionStatus.RUNNING))),
                List.of(relay),
                RunState.WAITING);
        return new Snapshot(START, true, List.of(machine()), List.of(run), List.of(), List.of(), List.of());
    }

    /** The answer came back, and the execution took that branch. */
    public static Snapshot decided(boolean approved) {
        ActionStatus status = approved ? ActionStatus.SUCCEEDED : ActionStatus.FAILED;
        String target = approved ? "Approved" : "Rejected";
        Run run = new Run(
                execution(ExecutionStatus.SUCCEEDED, Optional.of("{\"is_approved\":" + approved + "}")),
                Sight.seen(History.of(events(12, target, ExecutionStatus.SUCCEEDED))),
                List.of(relay(
                        "DONE DONE DONE DONE DONE DONE DONE",
                        approved ? Outcome.APPROVED : Outcome.REJECTED,
                        approval(status))),
                approved ? RunState.APPROVED : RunState.REJECTED);
        return snapshot(run, status);
    }

    private static Snapshot snapshot(Run run, ActionStatus status) {
        return new Snapshot(
                START, true, List.of(machine()), List.of(run), List.of(pipeline(status)), List.of(), List.of());
    }

    private static Execution execution(ExecutionStatus status, Optional<String> output) {
        return new Execution(
                ARN,
                machine().arn(),
                status,
                START,
                status == ExecutionStatus.RUNNING ? Optional.empty() : Optional.of(START.plusSeconds(190)),
                Optional.of("{\"bucket\":\"releases\",\"key\":\"candidate.json\",\"requested_by\":\"mara\"}"),
                output,
                NONE,
                NONE);
    }

    private static Relay relay(String states, Outcome outcome, ApprovalSight approval) {
        boolean open = outcome.isOpen();
        String target = outcome == Outcome.APPROVED ? "Approved" : "Rejected";
        return new Relay(
                ARN,
                "Wait for approval",
                3,
                Optional.empty(),
                hops(states),
                outcome,
                Optional.of(object()),
                Optional.of(pipelineExecution()),
                List.of(approval),
                open,
                open ? Optional.empty() : Optional.of(new Branch("Is it approved?", target)),
                open
                        ? Optional.of(new Deadline(START.plus(Duration.ofDays(7)), "the approval's timeout"))
                        : Optional.empty());
    }

    private static List<Hop> hops(String states) {
        List<Hop> hops = new ArrayList<>();
        String[] words = states.split(" ");
        for (Hop.Kind kind : Hop.Kind.values()) {
            Hop.State state = Hop.State.valueOf(words[kind.ordinal()]);
            Optional<Instant> at = state == Hop.State.AHEAD
                    ? Optional.empty()
                    : Optional.of(START.plusSeconds(2 + kind.ordinal() * 9L));
            String sentence = state == Hop.State.WAITING
                    ? "ManualApproval in release-pipeline waits for a person's answer."
                    : kind.meaning() + ".";
            hops.add(new Hop(
                    kind,
                    state,
                    at,
                    sentence,
                    List.of(new Hop.Evidence("Status", "InProgress", "codepipeline:GetPipelineState"))));
        }
        return hops;
    }

    private static ObjectVersion object() {
        return new ObjectVersion(
                new ObjectLocation("releases-111122223333", "candidates/candidate.json"),
                "3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY",
                74,
                START.plusSeconds(3),
                "9b2cf535f27731c974343645a3985328",
                "application/json",
                Map.of(),
                Set.of());
    }

    private static PipelineExecution pipelineExecution() {
        return new PipelineExecution(
                "release-pipeline",
                PIPELINE_EXECUTION,
                PipelineExecution.PipelineExecutionStatus.IN_PROGRESS,
                NONE,
                START.plusSeconds(20),
                START.plusSeconds(30),
                List.of(),
                NONE);
    }

    private static ApprovalSight approval(ActionStatus status) {
        boolean open = status == ActionStatus.IN_PROGRESS;
        return new ApprovalSight(
                ADDRESS,
                PIPELINE_EXECUTION,
                Optional.of(status),
                Optional.of(START.plusSeconds(38)),
                open ? Optional.empty() : Optional.of(START.plusSeconds(180)),
                open ? NONE : Optional.of("arn:aws:iam::111122223333:user/approver"),
                open ? NONE : Optional.of("Checked the release notes"),
                NONE,
                open ? Optional.of(new ApprovalToken("approval-token")) : Optional.empty());
    }

    private static PipelineFacts pipeline(ActionStatus approval) {
        PipelineAction manual = new PipelineAction(
                "ManualApproval",
                "Approval",
                "AWS",
                "Manual",
                1,
                Map.of(
                        "CustomData", "Please check the release candidate before it goes to production.",
                        "ExternalEntityLink", "https://example.com/releases/2026.11"),
                Optional.empty());
        Pipeline pipeline = new Pipeline(
                "release-pipeline",
                1,
                Pipeline.ExecutionMode.SUPERSEDED,
                List.of(new Pipeline.PipelineStage("Approval", List.of(manual))));
        StageStatus stage = switch (approval) {
            case IN_PROGRESS -> StageStatus.IN_PROGRESS;
            case SUCCEEDED -> StageStatus.SUCCEEDED;
            default -> StageStatus.FAILED;
        };
        boolean deployed = approval == ActionStatus.SUCCEEDED;
        PipelineState state = new PipelineState(
                "release-pipeline",
                1,
                List.of(
                        stage(
                                "Source",
                                Optional.of(StageStatus.SUCCEEDED),
                                "S3Source",
                                Optional.of(ActionStatus.SUCCEEDED),
                                false),
                        stage(
                                "Approval",
                                Optional.of(stage),
                                "ManualApproval",
                                Optional.of(approval),
                                approval == ActionStatus.IN_PROGRESS),
                        stage(
                                "Deploy",
                                deployed ? Optional.of(StageStatus.SUCCEEDED) : Optional.empty(),
                                "S3Deploy",
                                deployed ? Optional.of(ActionStatus.SUCCEEDED) : Optional.empty(),
                                false)));
        return new PipelineFacts(
                pipeline, Sight.seen(state), Sight.unseen(""), Sight.unseen(""), Sight.unseen(""), Sight.unseen(""));
    }

    private static StageState stage(
            String name,
            Optional<StageStatus> status,
            String action,
            Optional<ActionStatus> actionStatus,
            boolean token) {
        return new StageState(
                name,
                status.map(known -> PIPELINE_EXECUTION),
                status,
                List.of(),
                true,
                NONE,
                List.of(new ActionState(
                        action,
                        NONE,
                        actionStatus,
                        Optional.empty(),
                        NONE,
                        NONE,
                        token ? Optional.of(new ApprovalToken("approval-token")) : Optional.empty(),
                        NONE,
                        NONE)));
    }

    private static List<HistoryEvent> events(int more, String target, ExecutionStatus status) {
        List<EventDetail> details = List.of(
                new EventDetail.ExecutionStarted(Optional.of("{\"bucket\":\"releases\"}")),
                new EventDetail.StateEntered("Wait for approval", Optional.of("{\"bucket\":\"releases\"}")),
                new EventDetail.TaskScheduled("lambda", CALLBACK, "{}", Optional.empty(), Optional.empty(), Set.of()),
                new EventDetail.TaskStarted("lambda", CALLBACK),
                new EventDetail.TaskSubmitted("lambda", CALLBACK, NONE),
                new EventDetail.TaskSucceeded("lambda", CALLBACK, Optional.of("{\"is_approved\":true}")),
                new EventDetail.StateExited("Wait for approval", NONE),
                new EventDetail.StateEntered("Is it approved?", NONE),
                new EventDetail.StateExited("Is it approved?", NONE),
                new EventDetail.StateEntered(target, NONE),
                new EventDetail.StateExited(target, NONE),
                new EventDetail.ExecutionEnded(status, Optional.of("{}"), NONE, NONE));
        List<String> types = List.of(
                "ExecutionStarted",
                "TaskStateEntered",
                "TaskScheduled",
                "TaskStarted",
                "TaskSubmitted",
                "TaskSucceeded",
                "TaskStateExited",
                "ChoiceStateEntered",
                "ChoiceStateExited",
                "SucceedStateEntered",
                "SucceedStateExited",
                "ExecutionSucceeded");
        List<HistoryEvent> events = new ArrayList<>();
        for (int i = 0; i < Math.min(details.size(), more + 1); i++) {
            events.add(new HistoryEvent(
                    i + 1, i == 1 ? 0 : i, START.plusSeconds(i < 5 ? i : 180 + i), types.get(i), details.get(i)));
        }
        return events;
    }
}
