package dev.countersign.doctor.round;

import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Confidence;
import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.remedy.OrphanRemedy;
import dev.countersign.domain.pipelines.Pipeline.ExecutionMode;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.PipelineFacts;
import java.util.List;
import java.util.Optional;

/** The finding about an open approval for which no execution is known. */
public final class LoneApproval {
    private LoneApproval() {}

    /**
     * @param machines how many state machines' executions were looked at
     * @param complete whether these are all that there are
     */
    public static Finding finding(PipelineFacts facts, ApprovalSight approval, int machines, boolean complete) {
        String run = approval.pipelineExecutionId();
        return new Finding(
                Cause.EXECUTION_ENDED_FIRST,
                false,
                Optional.empty(),
                Optional.empty(),
                complete ? Confidence.LIKELY : Confidence.POSSIBLE,
                "Approval " + approval.address() + " is open in pipeline execution " + run
                        + ", and none of the running executions here waits for the token that it carries.",
                List.of(
                        Evidence.of(
                                facts.pipeline().executionMode() == ExecutionMode.PARALLEL
                                        ? "codepipeline:ListActionExecutions"
                                        : "codepipeline:GetPipelineState",
                                approval.address().pipeline(),
                                "The approval is InProgress."),
                        Evidence.of(
                                "states:ListExecutions",
                                machines == 1 ? "1 state machine" : machines + " state machines",
                                "No running execution handed this token out"
                                        + (complete ? "." : ", as far as they could be read."))),
                List.of(OrphanRemedy.abandon(approval.address().pipeline(), run)));
    }
}
