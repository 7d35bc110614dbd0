package dev.countersign.doctor.round;

import dev.countersign.domain.pipelines.Pipeline.ExecutionMode;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.pipelines.StageState;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Relay;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An approval stage: who holds it, who comes next, and who has already lost the place although the workflow still waits. In the
 * mode SUPERSEDED whatever waits is lost, too, as soon as something newer arrives.
 *
 * @param holder absent while the stage is free
 * @param waiting in front of the stage, the next one first
 * @param lost superseded before they reached the stage
 */
public record StageRadar(
        String pipeline,
        String stage,
        ExecutionMode mode,
        Optional<Runner> holder,
        List<Runner> waiting,
        List<Runner> lost) {
    public StageRadar {
        waiting = List.copyOf(waiting);
        lost = List.copyOf(lost);
    }

    /**
     * A pipeline execution.
     *
     * @param execution whose token it carries; absent when that is not known
     */
    public record Runner(String pipelineExecution, Optional<ExecutionArn> execution) {}

    /** The approval stages of a pipeline at which something is going on; none in the mode PARALLEL, where nobody waits for anybody. */
    static List<StageRadar> of(PipelineFacts facts, List<Relay> relays) {
        if (facts.pipeline().executionMode() == ExecutionMode.PARALLEL) {
            return List.of();
        }
        List<Runner> lost = relays.stream()
                .filter(Relay::tokenOut)
                .flatMap(relay -> relay
                        .pipelineExecution()
                        .filter(run -> run.pipeline().equals(facts.name())
                                && run.status() == PipelineExecutionStatus.SUPERSEDED)
                        .map(run -> new Runner(run.id(), Optional.of(relay.execution())))
                        .stream())
                .toList();
        List<String> stages = facts.pipeline().approvals().stream()
                .map(address -> address.stage())
                .distinct()
                .toList();
        return stages.stream()
                .flatMap(name -> facts.state().found().flatMap(state -> state.stage(name)).stream())
                .map(stage -> of(facts, stage, relays, stage.name().equals(stages.getFirst()) ? lost : List.of()))
                .filter(radar -> radar.holder.isPresent() || !radar.waiting.isEmpty() || !radar.lost.isEmpty())
                .toList();
    }

    private static StageRadar of(PipelineFacts facts, StageState stage, List<Relay> relays, List<Runner> lost) {
        return new StageRadar(
                facts.name(),
                stage.name(),
                facts.pipeline().executionMode(),
                stage.heldBy().map(id -> runner(id, relays)),
                stage.inbound().stream().map(id -> runner(id, relays)).toList(),
                lost);
    }

    private static Runner runner(String pipelineExecution, List<Relay> relays) {
        return new Runner(
                pipelineExecution,
                relays.stream()
                        .filter(relay -> Objects.equals(
                                relay.pipelineExecution()
                                        .map(PipelineExecution::id)
                                        .orElse(null),
                                pipelineExecution))
                        .map(Relay::execution)
                        .findFirst());
    }
}
