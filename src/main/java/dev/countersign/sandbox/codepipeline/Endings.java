package dev.countersign.sandbox.codepipeline;

import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.codepipeline.run.ActionRun;
import dev.countersign.sandbox.codepipeline.run.ActionRun.Outcome;
import dev.countersign.sandbox.codepipeline.run.Pipeline;
import dev.countersign.sandbox.codepipeline.run.PipelineRun;
import dev.countersign.sandbox.codepipeline.run.StageRun;
import dev.countersign.sandbox.codepipeline.run.StageSlot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.StageExecutionStatus;

/** Executions that are ended from outside: stopped, cancelled by a change of the pipeline, or gone with it. */
final class Endings {
    private final World world;
    private final StateChanges changes;
    private final Engine engine;

    Endings(World world, StateChanges changes, Engine engine) {
        this.world = world;
        this.changes = changes;
        this.engine = engine;
    }

    /** Stops an execution: at once, or when the actions that run have ended. */
    void stop(Pipeline pipeline, PipelineRun run, boolean abandon) {
        synchronized (pipeline) {
            StageSlot slot = Engine.place(pipeline, run);
            Optional<StageRun> stage =
                    slot.latest().filter(latest -> slot.holder().equals(Optional.of(run)));
            if (!run.isStopping()) {
                run.status(PipelineExecutionStatus.STOPPING, now());
                changes.pipeline(run, "STOPPING");
                stage.ifPresent(held -> {
                    held.status(StageExecutionStatus.STOPPING);
                    changes.stage(held, "STOPPING");
                });
            }
            if (stage.isEmpty()) {
                slot.leaveLine(run);
                run.status(PipelineExecutionStatus.STOPPED, now());
                changes.pipeline(run, "STOPPED");
            } else if (abandon) {
                end(stage.get(), "ABANDONED");
                engine.leave(
                        pipeline,
                        slot,
                        stage.get(),
                        StageExecutionStatus.STOPPED,
                        PipelineExecutionStatus.STOPPED,
                        "STOPPED");
            }
        }
    }

    private void end(StageRun stage, String event) {
        for (ActionRun action : stage.group()) {
            if (action.isRunning()) {
                action.end(Outcome.abandoned(), now());
                changes.action(action, event);
            }
        }
        stage.noteSuccesses();
    }

    /** Ends everything that is under way, because the definition has changed. */
    void cancelAll(Pipeline pipeline) {
        for (StageSlot slot : places(pipeline)) {
            slot.holder().ifPresent(run -> {
                StageRun stage = slot.latest().orElseThrow();
                slot.free();
                end(stage, "CANCELED");
                stage.status(StageExecutionStatus.CANCELLED);
                changes.stage(stage, "CANCELED");
                cancel(run);
            });
            slot.inbound().forEach(this::cancel);
            slot.clearInbound();
        }
    }

    private static List<StageSlot> places(Pipeline pipeline) {
        return pipeline.slots().stream()
                .flatMap(slot -> pipeline.places(slot.name()).stream())
                .toList();
    }

    /** Forgets everything that is under way, because the pipeline is deleted; nobody is told. */
    void drop(Pipeline pipeline) {
        for (StageSlot slot : places(pipeline)) {
            slot.latest()
                    .filter(stage -> slot.holder().isPresent())
                    .ifPresent(stage -> stage.group().stream()
                            .filter(ActionRun::isRunning)
                            .forEach(action -> action.end(Outcome.abandoned(), now())));
            slot.free();
            slot.clearInbound();
        }
    }

    private void cancel(PipelineRun run) {
        run.status(PipelineExecutionStatus.CANCELLED, now());
        run.explain("The pipeline's structure was changed before the execution was completed.");
        changes.pipeline(run, "CANCELED");
    }

    private Instant now() {
        return world.clock().instant();
    }
}
