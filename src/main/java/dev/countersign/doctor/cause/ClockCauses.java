package dev.countersign.doctor.cause;

import static dev.countersign.doctor.cause.Suspicion.proved;

import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.doctor.remedy.Remedies;
import dev.countersign.domain.pipelines.PipelineAction;
import dev.countersign.domain.states.EventDetail.TaskScheduled;
import dev.countersign.domain.states.History;
import dev.countersign.relay.ApprovalSight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Causes in clocks and in the history's size. */
final class ClockCauses {
    private static final String HISTORY = "states:GetExecutionHistory";
    private static final long NEARLY_FULL = 20_000;

    private ClockCauses() {}

    static List<Rule> rules() {
        return List.of(
                new Rule(Cause.TASK_WITHOUT_TIMEOUT, ClockCauses::noTimeout),
                new Rule(Cause.HEARTBEAT_WITHOUT_BEATS, ClockCauses::heartbeat),
                new Rule(Cause.HISTORY_NEARLY_FULL, ClockCauses::nearlyFull),
                new Rule(Cause.CLOCKS_IN_WRONG_ORDER, ClockCauses::order));
    }

    private static Optional<TaskScheduled> call(CaseFacts facts) {
        return facts.scheduled()
                .filter(event -> facts.relay().tokenOut())
                .flatMap(event -> event.detail() instanceof TaskScheduled call ? Optional.of(call) : Optional.empty());
    }

    private static Evidence scheduled(CaseFacts facts, String observation) {
        return Evidence.at(
                facts.scheduled().orElseThrow().timestamp(),
                HISTORY,
                facts.relay().execution().value(),
                observation);
    }

    private static Optional<Suspicion> noTimeout(CaseFacts facts) {
        boolean known = facts.machine().found().isPresent();
        return call(facts)
                .filter(call -> known
                        && call.timeout().isEmpty()
                        && call.heartbeat().isEmpty()
                        && facts.execution().timeout().isEmpty())
                .map(
                        call -> proved(
                                        "Neither ‘" + facts.relay().task()
                                                + "’ nor the state machine has a timeout; this wait would last up to a year.",
                                        scheduled(facts, "The task was scheduled without timeoutInSeconds."))
                                .mendedBy(
                                        Remedies.byHand(
                                                "Give the task a timeout",
                                                "Add TimeoutSeconds to the task. It holds for later executions only: decide this one, or stop it, yourself.")));
    }

    private static Optional<Suspicion> heartbeat(CaseFacts facts) {
        return facts.scheduled()
                .flatMap(event -> event.detail() instanceof TaskScheduled call ? call.heartbeat() : Optional.empty())
                .map(
                        beat -> proved(
                                        "‘" + facts.relay().task() + "’ expects a heartbeat every " + beat.toSeconds()
                                                + " seconds; without one it ends, however long the approval may take.",
                                        scheduled(
                                                facts,
                                                "The task was scheduled with heartbeatInSeconds " + beat.toSeconds()
                                                        + "."))
                                .mendedBy(
                                        Remedies.byHand(
                                                "Do without heartbeats",
                                                "Remove HeartbeatSeconds from the task, or send heartbeats from a schedule. For this execution: decide before the heartbeat is due.")));
    }

    private static Optional<Suspicion> nearlyFull(CaseFacts facts) {
        long events = facts.execution().history().found().map(History::lastId).orElse(0L);
        return events >= NEARLY_FULL && facts.execution().execution().isRunning()
                ? Optional.of(
                        proved(
                                        "The history has " + events + " of 25,000 events.",
                                        Evidence.of(
                                                HISTORY,
                                                facts.relay().execution().value(),
                                                "The last event has the id " + events + "."))
                                .mendedBy(
                                        Remedies.byHand(
                                                "Spread the loop over child executions",
                                                "Start a child execution for each round; this execution fails when its 25,000 events are used up.")))
                : Optional.empty();
    }

    /** The workflow's first clock against the approval's, while the approval is open. */
    private static Optional<Suspicion> order(CaseFacts facts) {
        Optional<ApprovalSight> open =
                facts.relay().approvals().stream().filter(ApprovalSight::isOpen).findFirst();
        Optional<Instant> approvalEnds =
                open.flatMap(sight -> sight.since().map(since -> since.plus(timeout(facts, sight))));
        Optional<Instant> workflowEnds = call(facts)
                .flatMap(call -> Stream.of(
                                call.timeout()
                                        .map(limit -> facts.scheduled()
                                                .orElseThrow()
                                                .timestamp()
                                                .plus(limit)),
                                facts.execution()
                                        .timeout()
                                        .map(limit ->
                                                facts.execution().runningSince().plus(limit)))
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo));
        return workflowEnds
                .filter(end -> approvalEnds.filter(end::isBefore).isPresent())
                .map(
                        end -> proved(
                                        "The workflow stops waiting at " + end + ", the approval only at "
                                                + approvalEnds.orElseThrow() + ": an answer in between comes too late.",
                                        scheduled(
                                                facts, "The task's and the state machine's timeouts count from here."),
                                        Evidence.of(
                                                "codepipeline:GetPipeline",
                                                open.orElseThrow().address().toString(),
                                                "The approval's timeout is "
                                                        + timeout(facts, open.orElseThrow())
                                                                .toMinutes() + " minutes."))
                                .mendedBy(
                                        Remedies.byHand(
                                                "Decide before the workflow stops waiting",
                                                "Answer this approval before " + end
                                                        + "; later executions: approval timeout below the task's, and that below the state machine's.")));
    }

    private static Duration timeout(CaseFacts facts, ApprovalSight sight) {
        return facts.pipeline()
                .flatMap(pipeline -> pipeline.pipeline().action(sight.address()))
                .map(PipelineAction::approvalTimeout)
                .orElse(PipelineAction.DEFAULT_APPROVAL_TIMEOUT);
    }
}
