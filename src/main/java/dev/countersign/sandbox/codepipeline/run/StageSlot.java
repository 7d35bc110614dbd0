package dev.countersign.sandbox.codepipeline.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codepipeline.model.TransitionState;

/**
 * A stage as a place: one execution at a time holds it, others wait in front of it in a line: at most one in the mode SUPERSEDED. In
 * the mode PARALLEL each execution has a place of its own, in which only the transition can hold it up. Guarded by its pipeline's lock.
 */
public final class StageSlot {
    private final String name;
    private final Map<String, ActionRun> latestActions = new LinkedHashMap<>();
    private final List<PipelineRun> inbound = new ArrayList<>();
    private final @Nullable StageSlot shared;
    private @Nullable PipelineRun holder;
    private @Nullable StageRun latest;
    private TransitionState transition = TransitionState.builder().enabled(true).build();

    public StageSlot(String name) {
        this(name, null);
    }

    private StageSlot(String name, @Nullable StageSlot shared) {
        this.name = name;
        this.shared = shared;
    }

    /** The same stage for one execution alone; there is one transition into both. */
    StageSlot alone() {
        return new StageSlot(name, this);
    }

    public String name() {
        return name;
    }

    public Optional<PipelineRun> holder() {
        return Optional.ofNullable(holder);
    }

    /** Who waits in front of it, the next one first. */
    public List<PipelineRun> inbound() {
        return List.copyOf(inbound);
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
        return shared == null ? transition : shared.transition();
    }

    public void transition(TransitionState newTransition) {
        transition = newTransition;
    }

    public boolean admits() {
        return holder == null && Boolean.TRUE.equals(transition().enabled());
    }

    public void occupy(StageRun run) {
        holder = run.execution();
        latest = run;
    }

    public void free() {
        holder = null;
    }

    /** Puts an execution at the end of the line. */
    public void wait(PipelineRun run) {
        inbound.add(run);
    }

    /** Takes an execution out of the line. */
    public void leaveLine(PipelineRun run) {
        inbound.remove(run);
    }

    public void clearInbound() {
        inbound.clear();
    }
}
