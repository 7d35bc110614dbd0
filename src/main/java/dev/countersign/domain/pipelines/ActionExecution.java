package dev.countersign.domain.pipelines;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One run of an action, as {@code ListActionExecutions} tells it.
 *
 * @param updatedBy for an answered approval the approver's ARN
 * @param summary for an answered approval the approver's comment
 * @param token of an open approval in PARALLEL mode: the external execution id
 * @param error the code and message of what went wrong
 */
public record ActionExecution(
        String pipelineExecutionId,
        String actionExecutionId,
        String stage,
        String action,
        String category,
        ActionStatus status,
        Instant startTime,
        Instant lastUpdateTime,
        Optional<String> updatedBy,
        Optional<String> summary,
        Optional<ApprovalToken> token,
        Optional<String> error) {

    public ActionExecution {
        requireNonNull(pipelineExecutionId, "pipelineExecutionId");
        requireNonNull(actionExecutionId, "actionExecutionId");
        requireNonNull(stage, "stage");
        requireNonNull(action, "action");
        requireNonNull(category, "category");
        requireNonNull(status, "status");
        requireNonNull(startTime, "startTime");
        requireNonNull(lastUpdateTime, "lastUpdateTime");
        requireNonNull(updatedBy, "updatedBy");
        requireNonNull(summary, "summary");
        requireNonNull(token, "token");
        requireNonNull(error, "error");
    }

    public boolean isAt(ApprovalAddress address) {
        return stage.equals(address.stage()) && action.equals(address.action());
    }
}
