package dev.countersign.relay;

import dev.countersign.domain.pipelines.PipelineAction;
import dev.countersign.domain.states.HistoryEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;

/** Which of the clocks that end a wait ends it first. */
final class Deadlines {
    private Deadlines() {}

    /**
     * The first of the approval's, the task's and the execution's clocks. A heartbeat counts from the last one sent, which nobody
     * records, so it is left out.
     */
    static Optional<Deadline> of(
            CallbackTask task,
            ExecutionFacts facts,
            Optional<PipelineFacts> pipeline,
            Optional<ApprovalSight> approval) {
        var clocks = new ArrayList<Deadline>();
        Instant scheduled = task.submitted()
                .map(HistoryEvent::timestamp)
                .orElse(task.scheduled().timestamp());
        task.call()
                .timeout()
                .ifPresent(limit ->
                        clocks.add(new Deadline(scheduled.plus(limit), "the timeout of ‘" + task.state() + "’")));
        facts.timeout()
                .ifPresent(limit ->
                        clocks.add(new Deadline(facts.runningSince().plus(limit), "the timeout of the state machine")));
        approval.filter(ApprovalSight::isOpen)
                .ifPresent(sight -> sight.since()
                        .ifPresent(since -> clocks.add(new Deadline(
                                since.plus(
                                        pipeline.flatMap(seen -> seen.pipeline().action(sight.address()))
                                                .map(PipelineAction::approvalTimeout)
                                                .orElse(PipelineAction.DEFAULT_APPROVAL_TIMEOUT)),
                                "the timeout of the approval"))));
        return clocks.stream().min(Comparator.comparing(Deadline::at));
    }
}
