package dev.countersign.sandbox.codepipeline;

import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.codepipeline.run.ActionRun;
import dev.countersign.sandbox.codepipeline.run.ActionRun.Outcome;
import dev.countersign.sandbox.codepipeline.run.Pipeline;
import dev.countersign.sandbox.codepipeline.run.PipelineRun;
import dev.countersign.sandbox.codepipeline.run.StageRun;
import dev.countersign.sandbox.codepipeline.run.StageSlot;
import dev.countersign.sandbox.codepipeline.structure.PipelineErrors;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.ConditionType;
import software.amazon.awssdk.services.codepipeline.model.ExecutionMode;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.Result;
import software.amazon.awssdk.services.codepipeline.model.StageExecutionStatus;

/**
 * Moves executions through stages. In the modes SUPERSEDED and QUEUED one execution holds a stage; in front of it, in SUPERSEDED one
 * waits and a newer one takes its place for good, in QUEUED all wait in their order. In PARALLEL nobody meets anybody.
 *
 * <p>Every change happens while holding the pipeline's monitor; actions do their work outside of it, on the sandbox's clock.
 */
final class Engine {
    /** In QUEUED and PARALLEL; AWS's default quota. */
    static final int MOST_OPEN = 50;

    private final World world;
    private final StateChanges changes;
    private final ActionWork work;
    private final StageConditions conditions;

    Engine(World world, StateChanges changes) {
        this.world = world;
        this.changes = changes;
        this.work = new ActionWork(world, this);
        this.conditions = new StageConditions(world);
    }

    /**
     * Starts an execution. With as many under way as may be, one in the mode QUEUED fails at once and says nothing of why.
     *
     * @throws ServiceError {@code ConcurrentPipelineExecutionsLimitExceededException} in the mode PARALLEL
     */
    PipelineRun start(Pipeline pipeline, PipelineRun.Start start) {
        synchronized (pipeline) {
            boolean full = isFull(pipeline);
            if (full && pipeline.declaration().executionMode() == ExecutionMode.PARALLEL) {
                throw PipelineErrors.tooManyExecutions(pipeline.name(), MOST_OPEN);
            }
            PipelineRun run = pipeline.newExecution(start, now());
            changes.pipeline(run, "STARTED");
            if (full) {
                run.status(PipelineExecutionStatus.FAILED, now());
                changes.pipeline(run, "FAILED");
            } else {
                arrive(pipeline, run);
            }
            return run;
        }
    }

    static boolean isFull(Pipeline pipeline) {
        return pipeline.declaration().executionMode() != ExecutionMode.SUPERSEDED && pipeline.open() >= MOST_OPEN;
    }

    private void arrive(Pipeline pipeline, PipelineRun run) {
        StageSlot slot = place(pipeline, run);
        if (slot.admits() && slot.inbound().isEmpty()) {
            enter(pipeline, slot, run);
        } else if (run.declaration().executionMode() == ExecutionMode.SUPERSEDED) {
            takePlace(slot, run);
        } else {
            slot.wait(run);
        }
    }

    /** Where an execution is in the stage that it is in, or comes to next. */
    static StageSlot place(Pipeline pipeline, PipelineRun run) {
        return pipeline.place(run, run.stage().name());
    }

    private void takePlace(StageSlot slot, PipelineRun run) {
        Optional<PipelineRun> waiting = slot.inbound().stream().findFirst();
        if (waiting.isPresent() && waiting.get().order() > run.order()) {
            supersede(run, waiting.get());
            return;
        }
        slot.clearInbound();
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
        begin(pipeline, slot, stage);
    }

    private void begin(Pipeline pipeline, StageSlot slot, StageRun stage) {
        Optional<Result> kept = conditions.check(stage, ConditionType.BEFORE_ENTRY);
        if (kept.isEmpty()) {
            runGroup(pipeline, slot, stage);
        } else if (kept.get() == Result.SKIP) {
            slot.free();
            stage.status(StageExecutionStatus.SKIPPED);
            goOnAfter(pipeline, stage.execution());
            admit(pipeline, slot);
        } else {
            fail(pipeline, slot, stage);
        }
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
        StageSlot slot = pipeline.place(run, action.stage());
        StageRun stage = slot.latest().orElseThrow();
        if (stage.isGroupRunning()) {
            return;
        }
        stage.noteSuccesses();
        if (stage.hasGroupFailed()) {
            fail(pipeline, slot, stage);
        } else if (run.isStopping()) {
            leave(pipeline, slot, stage, StageExecutionStatus.STOPPED, PipelineExecutionStatus.STOPPED, "STOPPED");
        } else if (!stage.nextGroup().isEmpty()) {
            runGroup(pipeline, slot, stage);
        } else {
            end(pipeline, slot, stage);
        }
    }

    /** All actions have succeeded; a condition may still think otherwise of the stage. */
    private void end(Pipeline pipeline, StageSlot slot, StageRun stage) {
        if (conditions.check(stage, ConditionType.ON_SUCCESS).isPresent()) {
            fail(pipeline, slot, stage);
        } else {
            succeed(pipeline, slot, stage);
        }
    }

    private void fail(Pipeline pipeline, StageSlot slot, StageRun stage) {
        leave(pipeline, slot, stage, StageExecutionStatus.FAILED, PipelineExecutionStatus.FAILED, "FAILED");
    }

    private void succeed(Pipeline pipeline, StageSlot slot, StageRun stage) {
        PipelineRun run = stage.execution();
        slot.free();
        stage.status(StageExecutionStatus.SUCCEEDED);
        run.succeededStages().add(stage.stage().name());
        changes.stage(stage, "SUCCEEDED");
        goOnAfter(pipeline, run);
        admit(pipeline, slot);
    }

    /** On to the next stage, or to the end. */
    private void goOnAfter(Pipeline pipeline, PipelineRun run) {
        if (run.moveOn()) {
            arrive(pipeline, run);
        } else {
            run.status(PipelineExecutionStatus.SUCCEEDED, now());
            changes.pipeline(run, "SUCCEEDED");
        }
    }

    /** Lets an execution end in a stage, which is free then. */
    void leave(
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

    /** Lets in who waits in front of a stage whose transition was opened. */
    void admitAll(Pipeline pipeline, String stage) {
        synchronized (pipeline) {
            pipeline.places(stage).forEach(place -> admit(pipeline, place));
        }
    }

    /** Lets the next waiting execution in, if the stage is free and its transition open. */
    private void admit(Pipeline pipeline, StageSlot slot) {
        Optional<PipelineRun> next = slot.inbound().stream().findFirst();
        if (slot.admits() && next.isPresent()) {
            slot.leaveLine(next.get());
            enter(pipeline, slot, next.get());
        }
    }

    /** Runs a failed or stopped stage again, in the same execution; a failed entry condition is checked again. */
    void retry(Pipeline pipeline, StageSlot slot, StageRun stage, boolean all) {
        synchronized (pipeline) {
            stage.retry(all);
            resume(slot, stage);
            if (stage.isHeldBy(ConditionType.BEFORE_ENTRY)) {
                begin(pipeline, slot, stage);
            } else if (stage.nextGroup().isEmpty()) {
                end(pipeline, slot, stage);
            } else {
                runGroup(pipeline, slot, stage);
            }
        }
    }

    /** Lets an execution go on that a condition has ended. */
    void override(Pipeline pipeline, StageSlot slot, StageRun stage, ConditionType type) {
        synchronized (pipeline) {
            conditions.override(stage, type);
            stage.status(StageExecutionStatus.IN_PROGRESS);
            resume(slot, stage);
            if (type == ConditionType.BEFORE_ENTRY) {
                runGroup(pipeline, slot, stage);
            } else {
                succeed(pipeline, slot, stage);
            }
        }
    }

    private void resume(StageSlot slot, StageRun stage) {
        PipelineRun run = stage.execution();
        run.nextAttempt();
        run.status(PipelineExecutionStatus.IN_PROGRESS, now());
        slot.occupy(stage);
        changes.pipeline(run, "RESUMED");
        changes.stage(stage, "RESUMED");
    }

    private Instant now() {
        return world.clock().instant();
    }
}
