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
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.StageExecutionStatus;

/**
 * Moves executions through stages in the mode SUPERSEDED: one execution holds a stage; in front of it one waits, and a newer one
 * takes its place for good.
 *
 * <p>Every change happens while holding the pipeline's monitor; actions do their work outside of it, on the sandbox's clock.
 */
final class Engine {
    private final World world;
    private final StateChanges changes;
    private final ActionWork work;

    Engine(World world, StateChanges changes) {
        this.world = world;
        this.changes = changes;
        this.work = new ActionWork(world, this);
    }

    PipelineRun start(Pipeline pipeline, PipelineRun.Start start) {
        synchronized (pipeline) {
            PipelineRun run = pipeline.newExecution(start, now());
            changes.pipeline(run, "STARTED");
            arrive(pipeline, run);
            return run;
        }
    }

    private void arrive(Pipeline pipeline, PipelineRun run) {
        StageSlot slot = pipeline.slot(run.stage().name());
        if (slot.admits() && slot.inbound().isEmpty()) {
            enter(pipeline, slot, run);
            return;
        }
        Optional<PipelineRun> waiting = slot.inbound();
        if (waiting.isPresent() && waiting.get().order() > run.order()) {
            supersede(run, waiting.get());
            return;
        }
        slot.wait(run);
        waiting.ifPresent(older -> supersede(older, run));
    }

    private void supersede(PipelineRun older, PipelineRun newer) {
        older.status(PipelineExecutionStatus.SUPERSEDED, now());
        older.explain("Superseded by execution " + newer.id());
        changes.pipeline(older, "SUPERSEDED");
    }

    private void enter(Pipeline pipeline, StageSlot slot, PipelineRun run) {
        var stage = new StageRun(run, run.stage(), now());
        slot.occupy(stage);
        changes.stage(stage, "STARTED");
        runGroup(pipeline, slot, stage);
    }

    private void runGroup(Pipeline pipeline, StageSlot slot, StageRun stage) {
        PipelineRun run = stage.execution();
        List<ActionRun> group = stage.nextGroup().stream()
                .map((ActionDeclaration action) ->
                        new ActionRun(run, stage.stage().name(), action, now()))
                .toList();
        stage.began(group);
        for (ActionRun action : group) {
            run.actions().add(action);
            slot.latestActions().put(action.action().name(), action);
            work.prepare(action);
            changes.action(action, "STARTED");
        }
        group.forEach(action -> work.start(pipeline, action));
    }

    /** Ends an action that still runs; false if it had ended before. */
    boolean complete(Pipeline pipeline, ActionRun action, Outcome outcome) {
        synchronized (pipeline) {
            if (!action.isRunning()) {
                return false;
            }
            action.end(outcome, now());
            changes.action(action, outcome.status() == ActionExecutionStatus.SUCCEEDED ? "SUCCEEDED" : "FAILED");
            goOn(pipeline, action);
            return true;
        }
    }

    private void goOn(Pipeline pipeline, ActionRun action) {
        PipelineRun run = action.execution();
        StageSlot slot = pipeline.slot(action.stage());
        StageRun stage = slot.latest().orElseThrow();
        if (stage.isGroupRunning()) {
            return;
        }
        stage.noteSuccesses();
        if (stage.hasGroupFailed()) {
            leave(pipeline, slot, stage, StageExecutionStatus.FAILED, PipelineExecutionStatus.FAILED, "FAILED");
        } else if (run.isStopping()) {
            leave(pipeline, slot, stage, StageExecutionStatus.STOPPED, PipelineExecutionStatus.STOPPED, "STOPPED");
        } else if (!stage.nextGroup().isEmpty()) {
            runGroup(pipeline, slot, stage);
        } else {
            succeed(pipeline, slot, stage);
        }
    }

    private void succeed(Pipeline pipeline, StageSlot slot, StageRun stage) {
        PipelineRun run = stage.execution();
        slot.free();
        stage.status(StageExecutionStatus.SUCCEEDED);
        run.succeededStages().add(stage.stage().name());
        changes.stage(stage, "SUCCEEDED");
        if (run.moveOn()) {
            arrive(pipeline, run);
        } else {
            run.status(PipelineExecutionStatus.SUCCEEDED, now());
            changes.pipeline(run, "SUCCEEDED");
        }
        admit(pipeline, slot);
    }

    private void leave(
            Pipeline pipeline,
            StageSlot slot,
            StageRun stage,
            StageExecutionStatus stageEnd,
            PipelineExecutionStatus end,
            String event) {
        slot.free();
        stage.status(stageEnd);
        changes.stage(stage, event);
        stage.execution().status(end, now());
        changes.pipeline(stage.execution(), event);
        admit(pipeline, slot);
    }

    /** Lets the waiting execution in, if the stage is free and its transition open. */
    void admit(Pipeline pipeline, StageSlot slot) {
        synchronized (pipeline) {
            Optional<PipelineRun> waiting = slot.inbound();
            if (slot.admits() && waiting.isPresent()) {
                slot.clearInbound();
                enter(pipeline, slot, waiting.get());
            }
        }
    }

    /** Runs a failed or stopped stage again, in the same execution. */
    void retry(Pipeline pipeline, StageSlot slot, StageRun stage, boolean all) {
        synchronized (pipeline) {
            PipelineRun run = stage.execution();
            run.nextAttempt();
            run.status(PipelineExecutionStatus.IN_PROGRESS, now());
            stage.retry(all);
            slot.occupy(stage);
            changes.pipeline(run, "RESUMED");
            changes.stage(stage, "RESUMED");
            runGroup(pipeline, slot, stage);
        }
    }

    /** Stops an execution: at once, or when the actions that run have ended. */
    void stop(Pipeline pipeline, PipelineRun run, boolean abandon) {
        synchronized (pipeline) {
            StageSlot slot = pipeline.slot(run.stage().name());
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
                slot.clearInbound();
                run.status(PipelineExecutionStatus.STOPPED, now());
                changes.pipeline(run, "STOPPED");
            } else if (abandon) {
                end(stage.get(), "ABANDONED");
                leave(
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
        for (StageSlot slot : pipeline.slots()) {
            slot.holder().ifPresent(run -> {
                StageRun stage = slot.latest().orElseThrow();
                slot.free();
                end(stage, "CANCELED");
                stage.status(StageExecutionStatus.CANCELLED);
                changes.stage(stage, "CANCELED");
                cancel(run);
            });
            slot.inbound().ifPresent(run -> {
                slot.clearInbound();
                cancel(run);
            });
        }
    }

    /** Forgets everything that is under way, because the pipeline is deleted; nobody is told. */
    void drop(Pipeline pipeline) {
        for (StageSlot slot : pipeline.slots()) {
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
