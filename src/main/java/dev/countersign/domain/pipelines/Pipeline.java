package dev.countersign.domain.pipelines;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A pipeline's structure, as {@code GetPipeline} tells it.
 *
 * @param version counts up with each change of the structure
 */
public record Pipeline(String name, int version, ExecutionMode executionMode, List<PipelineStage> stages) {
    public Pipeline {
        requireNonNull(name, "name");
        requireNonNull(executionMode, "executionMode");
        stages = List.copyOf(stages);
    }

    /** What happens to executions that meet in a pipeline. */
    public enum ExecutionMode {
        SUPERSEDED,
        QUEUED,
        PARALLEL
    }

    /** A stage and its actions in the order of declaration. */
    public record PipelineStage(String name, List<PipelineAction> actions) {
        public PipelineStage {
            requireNonNull(name, "name");
            actions = List.copyOf(actions);
        }
    }

    /** Every manual approval of the pipeline, in order. */
    public List<ApprovalAddress> approvals() {
        return stages.stream()
                .flatMap(stage -> stage.actions().stream()
                        .filter(PipelineAction::isManualApproval)
                        .map(action -> new ApprovalAddress(name, stage.name(), action.name())))
                .toList();
    }

    /** The actions that take their source from S3. */
    public List<PipelineAction> objectSources() {
        return stages.stream()
                .flatMap(stage -> stage.actions().stream())
                .filter(action -> action.objectSource().isPresent())
                .toList();
    }

    public Optional<PipelineAction> action(ApprovalAddress address) {
        return stages.stream()
                .filter(stage -> stage.name().equals(address.stage()))
                .flatMap(stage -> stage.actions().stream())
                .filter(action -> action.name().equals(address.action()))
                .findFirst();
    }
}
