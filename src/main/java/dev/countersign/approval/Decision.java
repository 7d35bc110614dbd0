package dev.countersign.approval;

import static java.util.Objects.requireNonNull;

import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.domain.pipelines.ApprovalToken;
import dev.countersign.domain.states.ExecutionArn;
import java.util.Optional;

/**
 * A person's answer to one approval in one pipeline execution. It is bound to what the person saw: the pipeline execution and
 * the approval's token; it is never meant for whatever holds the stage by the time it arrives.
 *
 * @param token what was seen with the approval; absent in the rare case that the endpoint showed none
 * @param comment up to 512 code points
 * @param execution the execution that waits for the answer, if one does
 * @param evenIfDead whether the person knows that the execution no longer waits, and wants to clear the stage all the same
 */
public record Decision(
        ApprovalAddress address,
        String pipelineExecutionId,
        Optional<ApprovalToken> token,
        boolean approved,
        String comment,
        Optional<ExecutionArn> execution,
        boolean evenIfDead) {
    /** The longest comment that CodePipeline takes, in code points. */
    public static final int LONGEST_COMMENT = 512;

    public Decision {
        requireNonNull(address, "address");
        requireNonNull(pipelineExecutionId, "pipelineExecutionId");
        requireNonNull(token, "token");
        requireNonNull(comment, "comment");
        requireNonNull(execution, "execution");
    }

    public static Decision approve(InboxItem item, String comment) {
        return of(item, true, comment);
    }

    public static Decision reject(InboxItem item, String comment) {
        return of(item, false, comment);
    }

    private static Decision of(InboxItem item, boolean approved, String comment) {
        return new Decision(
                item.approval().address(),
                item.approval().pipelineExecutionId(),
                item.approval().token(),
                approved,
                comment,
                item.run().map(run -> run.execution().arn()),
                false);
    }

    /** The same answer, sent although no execution waits for it any more. */
    public Decision evenIfDead(boolean known) {
        return new Decision(address, pipelineExecutionId, token, approved, comment, execution, known);
    }

    /** How many more code points the comment may have; negative when it is too long. */
    public static int commentLeft(String comment) {
        return LONGEST_COMMENT - comment.codePointCount(0, comment.length());
    }

    /** One word for what was decided. */
    public String verb() {
        return approved ? "Approved" : "Rejected";
    }
}
