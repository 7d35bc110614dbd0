package dev.countersign.ui.execution;

import dev.countersign.approval.Decision;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.pipelines.PipelineAction;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Relay;
import java.util.Optional;

/**
 * What an approver is asked, and about what.
 *
 * @param message the pipeline's words to the approver
 * @param link what the approver is asked to look at
 * @param revision the object version that is to be approved
 */
public record ApprovalRequest(
        Relay relay,
        ApprovalSight approval,
        Optional<String> message,
        Optional<String> link,
        Optional<ObjectVersion> revision) {

    /** Absent while no pipeline with an approval is known to carry the token. */
    static Optional<ApprovalRequest> of(Relay relay, Optional<PipelineFacts> pipeline) {
        return relay.approval().map(approval -> {
            Optional<PipelineAction> action =
                    pipeline.flatMap(facts -> facts.pipeline().action(approval.address()));
            return new ApprovalRequest(
                    relay,
                    approval,
                    action.flatMap(PipelineAction::customData).filter(text -> !text.isBlank()),
                    action.flatMap(PipelineAction::externalEntityLink).filter(text -> !text.isBlank()),
                    relay.object());
        });
    }

    /** An answer to exactly this question. */
    Decision decision(boolean approved, String comment) {
        return new Decision(
                approval.address(),
                approval.pipelineExecutionId(),
                approval.token(),
                approved,
                comment,
                Optional.of(relay.execution()),
                false);
    }

    /** Whether it is the same question as another, whatever has become known about it. */
    boolean isSameAs(ApprovalRequest other) {
        return approval.address().equals(other.approval.address())
                && approval.pipelineExecutionId().equals(other.approval.pipelineExecutionId())
                && approval.isOpen() == other.approval.isOpen();
    }
}
