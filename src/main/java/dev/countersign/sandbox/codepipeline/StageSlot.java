package dev.countersign.sandbox.codepipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codepipeline.model.TransitionState;

/**
 * A stage as a place: one execution at a time holds it, at most one waits in front of it. Guarded by its pipeline's lock.
 */
final class StageSlot {
    private final String name;
    private final Map<String, ActionRun> latestActions = new LinkedHashMap<>();
    private @Nullable PipelineRun holder;
    private @Nullable PipelineRun inbound;
    private @Nullable StageRun latest;
    private TransitionState transition = TransitionState.builder().enabled(true).build();

    StageSlot(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    Optional<PipelineRun> holder() {
        return Optional.ofNullable(holder);
    }

    Optional<PipelineRun> inbound() {
        return Optional.ofNullable(inbound);
    }

    /** The last execution that entered, which may have left long ago. */
    Optional<StageRun> latest() {
        return Optional.ofNullable(latest);
    }

    /** The last execution of each action, whichever pipeline execution it belongs to. */
    Map<String, ActionRun> latestActions() {
        return latestActions;
    }

    TransitionState transition() {
        return transition;
    }

    void transition(TransitionState newTransition) {
        transition = newTransition;
    }

    boolean admits() {
        return holder == null && Boolean.TRUE.equals(transition.enabled());
    }

    void occupy(StageRun run) {
        holder = run.execution();
        latest = run;
    }

    void free() {
        holder = null;
    }

    void wait(PipelineRun run) {
        inbound = run;
    }

    void clearInbound() {
        inbound = null;
    }
}
