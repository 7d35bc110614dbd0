package dev.countersign.sandbox.codepipeline.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codepipeline.model.TransitionState;

/**
 * A stage as a place: one execution at a time holds it, at most one waits in front of it. Guarded by its pipeline's lock.
 */
public final class StageSlot {
    private final String name;
    private final Map<String, ActionRun> latestActions = new LinkedHashMap<>();
    private @Nullable PipelineRun holder;
    private @Nullable PipelineRun inbound;
    private @Nullable StageRun latest;
    private TransitionState transition = TransitionState.builder().enabled(true).build();

    public StageSlot(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public Optional<PipelineRun> holder() {
        return Optional.ofNullable(holder);
    }

    public Optional<PipelineRun> inbound() {
        return Optional.ofNullable(inbound);
    }

    /** The last execution that entered, which may have left long ago. */
    public Optional<StageRun> latest() {
        return Optional.ofNullable(latest);
    }

    /** The last execution of each action, whichever pipeline execution it belongs to. */
    public Map<String, ActionRun> latestActions() {
        return latestActions;
    }

    public TransitionState transition() {
        return transition;
    }

    public void transition(TransitionState newTransition) {
        transition = newTransition;
    }

    public boolean admits() {
        return holder == null && Boolean.TRUE.equals(transition.enabled());
    }

    public void occupy(StageRun run) {
        holder = run.execution();
        latest = run;
    }

    public void free() {
        holder = null;
    }

    public void wait(PipelineRun run) {
        inbound = run;
    }

    public void clearInbound() {
        inbound = null;
    }
}
