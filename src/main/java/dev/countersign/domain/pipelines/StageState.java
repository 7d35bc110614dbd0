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
 * @param entry how the check before the stage ended for the execution that came last
 */
public record StageState(
        String name,
        Optional<String> holder,
        Optional<StageStatus> status,
        List<String> inbound,
        boolean transitionEnabled,
        Optional<String> disabledReason,
        List<ActionState> actions,
        Optional<ConditionState> entry) {

    public StageState {
        requireNonNull(name, "name");
        requireNonNull(holder, "holder");
        requireNonNull(status, "status");
        requireNonNull(disabledReason, "disabledReason");
        requireNonNull(entry, "entry");
        inbound = List.copyOf(inbound);
        actions = List.copyOf(actions);
    }

    /** A stage before which nothing is checked. */
    public StageState(
            String name,
            Optional<String> holder,
            Optional<StageStatus> status,
            List<String> inbound,
            boolean transitionEnabled,
            Optional<String> disabledReason,
            List<ActionState> actions) {
        this(name, holder, status, inbound, transitionEnabled, disabledReason, actions, Optional.empty());
    }

    /**
     * How a check ended.
     *
     * @param status in the words of CodePipeline, for example {@code Succeeded}, {@code Failed}, {@code Overridden}
     * @param reasons what the rules said that were not met
     */
    public record ConditionState(String status, List<String> reasons) {
        public ConditionState {
            requireNonNull(status, "status");
            reasons = List.copyOf(reasons);
        }

        /** Whether it keeps the execution out. */
        public boolean isFailed() {
            return status.equals("Failed") || status.equals("Errored");
        }
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
