package dev.countersign.relay;

import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.PipelineAction;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.states.EventDetail.ExecutionEnded;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.domain.states.HistoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells what became of a request: by the decision first, then by how the wait ended, then by what became of the pipeline's run. */
final class Outcomes {
    private Outcomes() {}

    static Outcome of(CallbackTask task, Trail trail, Optional<ApprovalSight> approval, ExecutionFacts facts) {
        if (task.isNeverSent()) {
            return Outcome.NOT_ASKED;
        }
        Optional<Outcome> decided = approval.flatMap(sight -> decided(trail, sight));
        if (task.isAnswered()) {
            return answered(task, approval, decided);
        }
        return decided.or(() -> waitEnded(task, facts))
                .or(() -> trail.execution().flatMap(run -> runEnded(run, approval)))
                .orElse(Outcome.WAITING);
    }

    /** The token is back: by the decision, unless that came later or never. */
    private static Outcome answered(CallbackTask task, Optional<ApprovalSight> approval, Optional<Outcome> decided) {
        Instant back = task.end().map(HistoryEvent::timestamp).orElseThrow();
        Optional<Instant> decidedAt = approval.flatMap(ApprovalSight::decidedAt);
        if (decided.isPresent() && decidedAt.filter(at -> !at.isAfter(back)).isPresent()) {
            return decided.get();
        }
        if (approval.isPresent()) {
            return Outcome.ANSWERED_ELSEWHERE;
        }
        // Nothing of the pipeline is left to be seen: what the Choice was told is all there is.
        return Answer.of(task)
                .map(yes -> yes ? Outcome.APPROVED : Outcome.REJECTED)
                .orElse(Outcome.ANSWERED_ELSEWHERE);
    }

    private static Optional<Outcome> decided(Trail trail, ApprovalSight sight) {
        ActionStatus status = sight.status().orElse(ActionStatus.OTHER);
        return switch (status) {
            case SUCCEEDED -> Optional.of(Outcome.APPROVED);
            case ABANDONED -> Optional.of(Outcome.ABANDONED);
            case FAILED -> Optional.of(failed(trail, sight));
            case IN_PROGRESS, OTHER -> Optional.empty();
        };
    }

    private static Outcome failed(Trail trail, ApprovalSight sight) {
        if (sight.isRejected()) {
            return Outcome.REJECTED;
        }
        boolean expired =
                trail.pipeline().filter(facts -> isExpired(facts, sight)).isPresent();
        return expired ? Outcome.EXPIRED : Outcome.MISCONFIGURED;
    }

    /** Whether an approval that failed without an answer had been open for as long as it may be. */
    static boolean isExpired(PipelineFacts facts, ApprovalSight sight) {
        Duration allowed = facts.pipeline()
                .action(sight.address())
                .map(PipelineAction::approvalTimeout)
                .orElse(PipelineAction.DEFAULT_APPROVAL_TIMEOUT);
        return sight.since()
                .flatMap(since -> sight.decidedAt().map(end -> Duration.between(since, end)))
                .filter(open -> open.plusSeconds(2).compareTo(allowed) >= 0)
                .isPresent();
    }

    private static Optional<Outcome> waitEnded(CallbackTask task, ExecutionFacts facts) {
        if (task.isTimedOut()) {
            return Optional.of(Outcome.EXPIRED);
        }
        ExecutionStatus status = task.runEnd()
                .map(HistoryEvent::detail)
                .map(detail -> ((ExecutionEnded) detail).status())
                .orElse(facts.execution().status());
        return switch (status) {
            case ABORTED -> Optional.of(Outcome.ABANDONED);
            case TIMED_OUT -> Optional.of(Outcome.EXPIRED);
            case SUCCEEDED, FAILED -> Optional.of(Outcome.CANCELLED);
            case RUNNING, PENDING_REDRIVE -> task.end().isPresent() ? Optional.of(Outcome.CANCELLED) : Optional.empty();
        };
    }

    private static Optional<Outcome> runEnded(PipelineExecution run, Optional<ApprovalSight> approval) {
        boolean reached = approval.flatMap(ApprovalSight::status).isPresent();
        return switch (run.status()) {
            case SUPERSEDED -> Optional.of(Outcome.SUPERSEDED);
            case CANCELLED -> Optional.of(Outcome.CANCELLED);
            case STOPPED -> Optional.of(Outcome.ABANDONED);
            case FAILED, SUCCEEDED -> reached ? Optional.empty() : Optional.of(Outcome.SKIPPED);
            case IN_PROGRESS, STOPPING, OTHER -> Optional.empty();
        };
    }
}
