package dev.countersign.domain.pipelines;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * How a pipeline stands, as {@code GetPipelineState} tells it.
 *
 * @param version of the structure that this describes
 */
public record PipelineState(String pipeline, int version, List<StageState> stages) {
    public PipelineState {
        requireNonNull(pipeline, "pipeline");
        stages = List.copyOf(stages);
    }

    public Optional<StageState> stage(String name) {
        return stages.stream().filter(stage -> stage.name().equals(name)).findFirst();
    }

    public Optional<ActionState> action(ApprovalAddress address) {
        return stage(address.stage()).flatMap(stage -> stage.action(address.action()));
    }
}
