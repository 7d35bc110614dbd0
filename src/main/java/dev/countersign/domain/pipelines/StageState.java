package dev.countersign.domain.pipelines;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * How one stage stands.
 *
 * @param holder the pipeline execution that is in the stage, or was last
 * @param status how that execution fares in the stage; present with {@code holder}
 * @param inbound the executions that wait in front of the stage, the next one first
 * @param transitionEnabled whether executions may enter
 * @param disabledReason why they may not
 */
public record StageState(
        String name,
        Optional<String> holder,
        Optional<StageStatus> status,
        List<String> inbound,
        boolean transitionEnabled,
        Optional<String> disabledReason,
        List<ActionState> actions) {

    public StageState {
        requireNonNull(name, "name");
        requireNonNull(holder, "holder");
        requireNonNull(status, "status");
        requireNonNull(disabledReason, "disabledReason");
        inbound = List.copyOf(inbound);
        actions = List.copyOf(actions);
    }

    /** A stage's status in the words of CodePipeline. */
    public enum StageStatus {
        CANCELLED,
        IN_PROGRESS,
        FAILED,
        STOPPED,
        STOPPING,
        SUCCEEDED,
        SKIPPED,
        /** A word that this program does not know. */
        OTHER
    }

    /** The execution that is in the stage now; absent once it has left. */
    public Optional<String> heldBy() {
        boolean held = status.filter(now -> now == StageStatus.IN_PROGRESS || now == StageStatus.STOPPING)
                .isPresent();
        return held ? holder : Optional.empty();
    }

    public Optional<ActionState> action(String action) {
        return actions.stream().filter(state -> state.name().equals(action)).findFirst();
    }
}
