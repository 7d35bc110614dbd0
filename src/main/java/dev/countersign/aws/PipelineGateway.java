package dev.countersign.aws;

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
    List<PipelineSummary> pipelines();

    Pipeline pipeline(String name);

    PipelineState state(String name);

    /** The newest executions of a pipeline, newest first. */
    List<PipelineExecution> executions(String name, int limit);

    /** The newest action runs, newest first: of one pipeline execution, or of all. */
    List<ActionExecution> actionExecutions(String name, Optional<String> pipelineExecutionId, int limit);

    /**
     * Answers a manual approval.
     *
     * @param summary the approver's comment, up to 512 characters; may be empty
     * @return when AWS took the answer
     */
    Instant answer(ApprovalAddress address, ApprovalToken token, boolean approved, String summary);
}
