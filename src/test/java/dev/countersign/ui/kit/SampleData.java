package dev.countersign.ui.kit;

import dev.countersign.asl.DefinitionParser;
import dev.countersign.asl.graph.GraphEdge;
import dev.countersign.asl.graph.Progress;
import dev.countersign.asl.graph.StateGraph;
import dev.countersign.asl.graph.StateStatus;
import dev.countersign.domain.pipelines.ActionState;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.ApprovalToken;
import dev.countersign.domain.pipelines.PipelineState;
import dev.countersign.domain.pipelines.StageState;
import dev.countersign.domain.pipelines.StageState.StageStatus;
import dev.countersign.domain.states.EventDetail;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.History;
import dev.countersign.domain.states.HistoryEvent;
import dev.countersign.relay.Hop;
import dev.countersign.relay.Outcome;
import dev.countersign.relay.Relay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Made-up cases for looking at controls. */
final class SampleData {
    static final Instant NOW = Instant.parse("2026-11-22T14:05:30Z");

    static final String APPROVAL = """
            {"StartAt": "Wait for approval", "States": {
              "Wait for approval": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                      "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Approval failed"}], "Next": "Is it approved?"},
              "Is it approved?": {"Type": "Choice", "Default": "Rejected",
                         "Choices": [{"Variable": "$.is_approved", "BooleanEquals": true, "Next": "Approved"}]},
              "Approved": {"Type": "Succeed"}, "Rejected": {"Type": "Succeed"}, "Approval failed": {"Type": "Fail"}}}""";

    static final String NESTED = """
            {"StartAt": "Collect the release notes of every team", "States": {
              "Collect the release notes of every team": {"Type": "Pass", "Next": "Both"},
              "Both": {"Type": "Parallel", "Next": "Each region", "Branches": [
                 {"StartAt": "Security sign-off", "States": {"Security sign-off": {"Type": "Task", "Next": "S",
                    "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken"}, "S": {"Type": "Pass", "End": true}}},
                 {"StartAt": "Cool down", "States": {"Cool down": {"Type": "Wait", "Next": "Size?", "Seconds": 10},
                    "Size?": {"Type": "Choice", "Default": "Small", "Choices": [
                      {"Variable": "$.size", "NumericGreaterThan": 10, "Next": "Large"}]},
                    "Small": {"Type": "Succeed"}, "Large": {"Type": "Pass", "End": true}}}]},
              "Each region": {"Type": "Map", "Next": "Done", "ItemProcessor": {"StartAt": "Deploy", "States": {
                 "Deploy": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}}},
              "Done": {"Type": "Succeed"}}}""";

    private SampleData() {}

    static StateGraph graph(String definition) {
        return StateGraph.of(DefinitionParser.parse(definition));
    }

    static Progress progress(StateGraph graph, Map<String, StateStatus> statuses, String... path) {
        List<String> steps = List.of(path);
        Set<GraphEdge> taken = graph.edges().stream()
                .filter(edge ->
                        steps.indexOf(edge.from()) >= 0 && steps.indexOf(edge.to()) == steps.indexOf(edge.from()) + 1)
                .collect(Collectors.toSet());
        return new Progress(statuses, taken);
    }

    static Relay relay(Outcome outcome, String... states) {
        List<Hop> hops = new ArrayList<>();
        for (Hop.Kind kind : Hop.Kind.values()) {
            Hop.State state = Hop.State.valueOf(states[kind.ordinal()]);
            Optional<Instant> at = state == Hop.State.AHEAD
                    ? Optional.empty()
                    : Optional.of(NOW.minusSeconds(400).plusSeconds(kind.ordinal() * 40L));
            hops.add(new Hop(
                    kind,
                    state,
                    at,
                    kind.meaning() + ", or so it should be; this sentence says what is known about it.",
                    List.of(
                            new Hop.Evidence("Status", "InProgress", "codepipeline:GetPipelineState"),
                            new Hop.Evidence(
                                    "Pipeline execution",
                                    "4f0d1b7e-2f6f-4c0d-9a3e-b0c2a4f1d7e2",
                                    "codepipeline:ListPipelineExecutions"))));
        }
        return new Relay(
                new ExecutionArn("arn:aws:states:eu-west-1:111122223333:execution:approval:run-1"),
                "Wait for approval",
                5,
                Optional.empty(),
                hops,
                outcome,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    static PipelineState pipeline() {
        return new PipelineState(
                "approval-pipeline",
                1,
                List.of(
                        stage("Source", StageStatus.SUCCEEDED, "S3Source", ActionStatus.SUCCEEDED, List.of(), false),
                        stage(
                                "Approval",
                                StageStatus.IN_PROGRESS,
                                "ManualApproval",
                                ActionStatus.IN_PROGRESS,
                                List.of("9a1b2c3d-0000"),
                                true),
                        new StageState(
                                "Deploy",
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                false,
                                Optional.of("frozen until Monday"),
                                List.of(action("S3Deploy", Optional.empty(), false)))));
    }

    private static StageState stage(
            String name,
            StageStatus status,
            String action,
            ActionStatus actionStatus,
            List<String> inbound,
            boolean token) {
        return new StageState(
                name,
                Optional.of("4f0d1b7e-2f6f-4c0d-9a3e-b0c2a4f1d7e2"),
                Optional.of(status),
                inbound,
                true,
                Optional.empty(),
                List.of(action(action, Optional.of(actionStatus), token)));
    }

    private static ActionState action(String name, Optional<ActionStatus> status, boolean token) {
        return new ActionState(
                name,
                Optional.empty(),
                status,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                token ? Optional.of(new ApprovalToken("sample")) : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static History history(int rounds) {
        List<HistoryEvent> events = new ArrayList<>();
        add(events, "ExecutionStarted", new EventDetail.ExecutionStarted(Optional.of("{\"a\":1}")));
        for (int i = 0; i < rounds; i++) {
            add(events, "TaskStateEntered", new EventDetail.StateEntered("Wait for approval", Optional.empty()));
            add(
                    events,
                    "TaskScheduled",
                    new EventDetail.TaskScheduled(
                            "lambda", "invoke.waitForTaskToken", "{}", Optional.empty(), Optional.empty(), Set.of()));
            add(events, "TaskStarted", new EventDetail.TaskStarted("lambda", "invoke.waitForTaskToken"));
            add(
                    events,
                    "TaskSubmitted",
                    new EventDetail.TaskSubmitted("lambda", "invoke.waitForTaskToken", Optional.empty()));
            add(
                    events,
                    "TaskTimedOut",
                    new EventDetail.TaskFailed(
                            "lambda", "invoke.waitForTaskToken", Optional.of("States.Timeout"), Optional.empty()));
        }
        return History.of(events);
    }

    private static void add(List<HistoryEvent> events, String type, EventDetail detail) {
        long id = events.size() + 1;
        events.add(new HistoryEvent(id, id - 1, NOW.minusSeconds(900).plusSeconds(id * 13), type, detail));
    }
}
