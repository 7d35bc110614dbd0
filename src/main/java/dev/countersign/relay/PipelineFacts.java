package dev.countersign.relay;

import static java.util.Objects.requireNonNull;

import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.pipelines.ActionExecution;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineState;
import dev.countersign.domain.pipelines.StageState;
import java.util.List;
import java.util.Optional;

/**
 * What was read about one pipeline and what hangs on it.
 *
 * @param executions newest first
 * @param actions runs of its approval actions, newest first
 * @param versions of the objects that its S3 sources watch, newest first
 * @param returns the rules that react to the answers of its approvals
 */
public record PipelineFacts(
        Pipeline pipeline,
        Sight<PipelineState> state,
        Sight<List<PipelineExecution>> executions,
        Sight<List<ActionExecution>> actions,
        Sight<List<ObjectVersion>> versions,
        Sight<List<ReturnPath>> returns) {

    public PipelineFacts {
        requireNonNull(pipeline, "pipeline");
        requireNonNull(state, "state");
        requireNonNull(executions, "executions");
        requireNonNull(actions, "actions");
        requireNonNull(versions, "versions");
        requireNonNull(returns, "returns");
    }

    /** The stage in which the last execution failed; absent when none did, or when the state was not read. */
    public Optional<String> failedStage() {
        return state.found()
                .flatMap(seen -> seen.stages().stream()
                        .filter(stage -> stage.status().equals(Optional.of(StageState.StageStatus.FAILED)))
                        .map(StageState::name)
                        .findFirst());
    }

    public String name() {
        return pipeline.name();
    }
}
