package dev.countersign.domain.pipelines;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * How one action stands in its latest run. The answer of AWS does not say to which pipeline execution that run belongs: the
 * stage's holder, except in PARALLEL mode.
 *
 * @param status absent when the action never ran
 * @param summary for an answered approval the approver's comment
 * @param lastUpdatedBy for an answered approval the approver's ARN
 * @param token only of an open approval, and never in PARALLEL mode
 * @param error the code and message of what went wrong
 * @param revisionId what a source action took last
 */
public record ActionState(
        String name,
        Optional<String> actionExecutionId,
        Optional<ActionStatus> status,
        Optional<Instant> lastStatusChange,
        Optional<String> summary,
        Optional<String> lastUpdatedBy,
        Optional<ApprovalToken> token,
        Optional<String> error,
        Optional<String> revisionId) {

    public ActionState {
        requireNonNull(name, "name");
        requireNonNull(actionExecutionId, "actionExecutionId");
        requireNonNull(status, "status");
        requireNonNull(lastStatusChange, "lastStatusChange");
        requireNonNull(summary, "summary");
        requireNonNull(lastUpdatedBy, "lastUpdatedBy");
        requireNonNull(token, "token");
        requireNonNull(error, "error");
        requireNonNull(revisionId, "revisionId");
    }

    public boolean isInProgress() {
        return status.filter(ActionStatus.IN_PROGRESS::equals).isPresent();
    }
}
