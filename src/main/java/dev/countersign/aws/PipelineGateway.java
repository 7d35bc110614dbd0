package dev.countersign.aws;

import dev.countersign.aws.access.Reads;
import dev.countersign.aws.access.Writes;
import dev.countersign.domain.pipelines.ActionExecution;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.domain.pipelines.ApprovalToken;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineState;
import dev.countersign.domain.pipelines.PipelineSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Pipelines and their approvals. Every method blocks and throws {@link AwsFailure}. */
public interface PipelineGateway {
    @Reads
    List<PipelineSummary> pipelines();

    @Reads
    Pipeline pipeline(String name);

    @Reads
    PipelineState state(String name);

    /** The newest executions of a pipeline, newest first. */
    @Reads
    List<PipelineExecution> executions(String name, int limit);

    /** The newest action runs, newest first: of one pipeline execution, or of all. */
    @Reads
    List<ActionExecution> actionExecutions(String name, Optional<String> pipelineExecutionId, int limit);

    /**
     * Answers a manual approval.
     *
     * @param summary the approver's comment, up to 512 characters; may be empty
     * @return when AWS took the answer
     */
    @Writes("codepipeline:PutApprovalResult")
    Instant answer(ApprovalAddress address, ApprovalToken token, boolean approved, String summary);
}
