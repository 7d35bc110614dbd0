package dev.countersign.relay;

import static java.util.Objects.requireNonNull;

import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.domain.pipelines.ApprovalToken;
import java.time.Instant;
import java.util.Optional;

/**
 * One manual approval in one pipeline execution, as far as it can be seen.
 *
 * @param status absent while the pipeline execution has not reached the action
 * @param since when the action began to wait; absent like {@code status}
 * @param decidedAt when it was answered, or ended otherwise
 * @param by the approver's ARN, once a person answered
 * @param comment what the approver wrote
 * @param error why the action failed, when it did by itself
 * @param token only while the approval is open
 */
public record ApprovalSight(
        ApprovalAddress address,
        String pipelineExecutionId,
        Optional<ActionStatus> status,
        Optional<Instant> since,
        Optional<Instant> decidedAt,
        Optional<String> by,
        Optional<String> comment,
        Optional<String> error,
        Optional<ApprovalToken> token) {

    public ApprovalSight {
        requireNonNull(address, "address");
        requireNonNull(pipelineExecutionId, "pipelineExecutionId");
        requireNonNull(status, "status");
        requireNonNull(since, "since");
        requireNonNull(decidedAt, "decidedAt");
        requireNonNull(by, "by");
        requireNonNull(comment, "comment");
        requireNonNull(error, "error");
        requireNonNull(token, "token");
    }

    /** Whether it waits for an answer now. */
    public boolean isOpen() {
        return status.filter(ActionStatus.IN_PROGRESS::equals).isPresent();
    }

    public boolean isApproved() {
        return status.filter(ActionStatus.SUCCEEDED::equals).isPresent();
    }

    /** Whether a person said no; an approval that failed by itself is not rejected. */
    public boolean isRejected() {
        return status.filter(ActionStatus.FAILED::equals).isPresent() && by.isPresent();
    }
}
