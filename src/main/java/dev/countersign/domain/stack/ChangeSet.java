package dev.countersign.domain.stack;

import java.util.List;
import java.util.Optional;

/**
 * A change set as DescribeChangeSet tells it.
 *
 * @param status CREATE_PENDING, CREATE_IN_PROGRESS, CREATE_COMPLETE, FAILED, DELETE_…
 * @param executionStatus UNAVAILABLE, AVAILABLE, EXECUTE_…, OBSOLETE
 * @param reason why it failed; absent otherwise
 */
public record ChangeSet(
        String arn,
        StackId stack,
        StackStatus status,
        String executionStatus,
        Optional<String> reason,
        List<ResourceChange> changes) {
    /** Still being computed. */
    public boolean isPending() {
        return status.text().equals("CREATE_PENDING") || status.text().equals("CREATE_IN_PROGRESS");
    }

    /** Complete, and can be executed. */
    public boolean isExecutable() {
        return status.text().equals("CREATE_COMPLETE") && executionStatus.equals("AVAILABLE");
    }

    /** Failed for want of any difference; CloudFormation has only this sentence to tell it by. */
    public boolean isWithoutChanges() {
        return status.text().equals("FAILED")
                && reason.filter(r ->
                                r.contains("didn't contain changes") || r.contains("No updates are to be performed"))
                        .isPresent();
    }
}
