package dev.countersign.sandbox.codepipeline.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.ConditionExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.ConditionType;
import software.amazon.awssdk.services.codepipeline.model.StageConditionState;
import software.amazon.awssdk.services.codepipeline.model.StageDeclaration;
import software.amazon.awssdk.services.codepipeline.model.StageExecutionStatus;

/** A pipeline execution in one stage. Its actions run in groups of the same run order. Guarded by its pipeline's lock. */
public final class StageRun {
    private final PipelineRun execution;
    private final StageDeclaration stage;
    private final Instant started;
    private final List<ActionRun> group = new ArrayList<>();
    private final List<ActionDeclaration> succeeded = new ArrayList<>();
    private final Map<ConditionType, StageConditionState> conditions = new EnumMap<>(ConditionType.class);
    private StageExecutionStatus status = StageExecutionStatus.IN_PROGRESS;
    private int manualRetries;

    public StageRun(PipelineRun execution, StageDeclaration stage, Instant started) {
        this.execution = execution;
        this.stage = stage;
        this.started = started;
    }

    public PipelineRun execution() {
        return execution;
    }

    public StageDeclaration stage() {
        return stage;
    }

    public Instant started() {
        return started;
    }

    public StageExecutionStatus status() {
        return status;
    }

    public void status(StageExecutionStatus newStatus) {
        status = newStatus;
    }

    /** How the check of a condition ended; empty while it was not checked, or when there is none. */
    public Optional<StageConditionState> condition(ConditionType type) {
        return Optional.ofNullable(conditions.get(type));
    }

    public void condition(ConditionType type, StageConditionState state) {
        conditions.put(type, state);
    }

    /** Whether a condition keeps, or has kept, the execution from going on. */
    public boolean isHeldBy(ConditionType type) {
        return condition(type)
                .filter(state -> state.latestExecution().status() == ConditionExecutionStatus.FAILED)
                .isPresent();
    }

    public int manualRetries() {
        return manualRetries;
    }

    /** @param all whether actions that have succeeded run again too */
    public void retry(boolean all) {
        manualRetries++;
        status = StageExecutionStatus.IN_PROGRESS;
        if (all) {
            succeeded.clear();
        }
        group.clear();
    }

    /** The actions that run next: those of the lowest run order of which some have not succeeded yet; none at the end. */
    public List<ActionDeclaration> nextGroup() {
        List<ActionDeclaration> open = stage.actions().stream()
                .filter(action -> !succeeded.contains(action))
                .toList();
        Optional<Integer> order = open.stream().map(StageRun::order).min(Comparator.naturalOrder());
        return open.stream()
                .filter(action -> Optional.of(order(action)).equals(order))
                .toList();
    }

    private static int order(ActionDeclaration action) {
        return action.runOrder() == null ? 1 : action.runOrder();
    }

    public void began(List<ActionRun> runs) {
        group.clear();
        group.addAll(runs);
    }

    /** The action executions that run together now, or ran last. */
    public List<ActionRun> group() {
        return List.copyOf(group);
    }

    public boolean isGroupRunning() {
        return group.stream().anyMatch(ActionRun::isRunning);
    }

    public boolean hasGroupFailed() {
        return group.stream().anyMatch(run -> run.status() != ActionExecutionStatus.SUCCEEDED);
    }

    /** Notes which actions need not run again. */
    public void noteSuccesses() {
        group.stream()
                .filter(run -> run.status() == ActionExecutionStatus.SUCCEEDED)
                .map(ActionRun::action)
                .forEach(succeeded::add);
    }
}
