package dev.countersign.approval;

import dev.countersign.approval.DecisionResult.Failed;
import dev.countersign.approval.DecisionResult.Reason;
import dev.countersign.approval.DecisionResult.Refused;
import dev.countersign.approval.DecisionResult.Sent;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.ApprovalToken;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.watch.Watcher;
import java.time.Instant;
import java.util.Optional;

/** Sends answers to approvals, each only after it has looked again whether it still means what the person meant. */
public final class Decisions {
    private static final String LOOK = "Look at the approval as it stands now, then decide again.";

    private final Watcher watcher;
    private final ApprovalCheck check;

    public Decisions(Watcher watcher) {
        this.watcher = watcher;
        this.check = new ApprovalCheck(watcher);
    }

    /** Sends an answer, or says why not. Blocks for two to four calls; whatever happens, both sides are read again after it. */
    public DecisionResult decide(Decision decision) {
        if (Decision.commentLeft(decision.comment()) < 0) {
            String sentence = "The comment is " + -Decision.commentLeft(decision.comment()) + " characters too long.";
            return new Refused(Reason.COMMENT_TOO_LONG, sentence, "Shorten it to 512 characters.");
        }
        try {
            ApprovalSight now = check.approvalNow(decision);
            Optional<Refused> refused = objection(decision, now);
            return refused.isPresent() ? refused.get() : send(decision, now);
        } catch (AwsFailure e) {
            return e.is(Kind.CONFLICT)
                    ? new Refused(
                            Reason.ANSWERED_ELSEWHERE, "Somebody else answered this approval in the meantime.", LOOK)
                    : new Failed(e);
        } finally {
            watcher.written(decision.execution(), Optional.of(decision.address().pipeline()));
        }
    }

    private Optional<Refused> objection(Decision decision, ApprovalSight now) {
        if (!now.pipelineExecutionId().equals(decision.pipelineExecutionId())) {
            return refused(Reason.NOT_THIS_ONE_ANY_MORE, "Another pipeline execution holds the stage now.");
        }
        if (now.status().isPresent() && !now.isOpen()) {
            return Optional.of(alreadyOver(now));
        }
        if (now.status().isEmpty()
                || now.token().isEmpty()
                || isAnotherToken(decision, now.token().get())) {
            return refused(Reason.NOT_THIS_ONE_ANY_MORE, "The approval does not wait for this answer any more.");
        }
        return decision.evenIfDead() ? Optional.empty() : deadExecution(decision);
    }

    private static boolean isAnotherToken(Decision decision, ApprovalToken now) {
        return decision.token().filter(seen -> !seen.equals(now)).isPresent();
    }

    private static Refused alreadyOver(ApprovalSight now) {
        String by = now.by()
                .map(arn -> " by " + arn.substring(arn.lastIndexOf('/') + 1))
                .orElse("");
        ActionStatus status = now.status().orElse(ActionStatus.OTHER);
        return switch (status) {
            case SUCCEEDED ->
                new Refused(Reason.ANSWERED_ELSEWHERE, "It was approved" + by + " in the meantime.", LOOK);
            case FAILED ->
                now.isRejected()
                        ? new Refused(Reason.ANSWERED_ELSEWHERE, "It was rejected" + by + " in the meantime.", LOOK)
                        : new Refused(
                                Reason.PIPELINE_EXECUTION_ENDED, "The approval has failed in the meantime.", LOOK);
            case ABANDONED ->
                new Refused(
                        Reason.PIPELINE_EXECUTION_ENDED,
                        "The pipeline execution was stopped in the meantime, and the approval with it.",
                        LOOK);
            case IN_PROGRESS, OTHER ->
                new Refused(Reason.NOT_THIS_ONE_ANY_MORE, "The approval is in a state that is not known here.", LOOK);
        };
    }

    private Optional<Refused> deadExecution(Decision decision) {
        return check.whyDead(decision)
                .map(why -> new Refused(
                        Reason.EXECUTION_ENDED,
                        why + " Your answer would reach the pipeline only.",
                        "Answer all the same to free the stage, or leave it."));
    }

    private static Optional<Refused> refused(Reason reason, String sentence) {
        return Optional.of(new Refused(reason, sentence, LOOK));
    }

    private DecisionResult send(Decision decision, ApprovalSight now) {
        Instant at = watcher.sources()
                .pipelines()
                .answer(decision.address(), now.token().orElseThrow(), decision.approved(), decision.comment());
        return new Sent(decision, at);
    }
}
