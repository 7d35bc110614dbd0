package dev.countersign.relay;

import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.pipelines.ActionExecution;
import dev.countersign.domain.pipelines.ActionState;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.domain.pipelines.Pipeline.ExecutionMode;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.StageState;
import dev.countersign.domain.states.HistoryEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a token went: the object version that carries it, the pipeline execution that took that version, and its approvals. The
 * version is joined by the token's hash, whatever the metadata key; the execution by its source revision.
 */
record Trail(
        Optional<PipelineFacts> pipeline,
        Optional<ObjectVersion> object,
        Optional<PipelineExecution> execution,
        List<ApprovalSight> approvals) {

    private static final int SHORTEST_ID = 12;

    static Trail of(CallbackTask task, List<PipelineFacts> pipelines) {
        return pipelines.stream()
                .flatMap(facts -> carriers(task, facts).map(version -> from(facts, version)))
                .max(Comparator.comparing((Trail trail) -> trail.execution.isPresent())
                        .thenComparing(trail ->
                                trail.object.map(ObjectVersion::lastModified).orElse(Instant.MIN)))
                .or(() -> named(task, pipelines))
                .orElseGet(() -> new Trail(Optional.empty(), Optional.empty(), Optional.empty(), List.of()));
    }

    /**
     * Where no version carries the token any more, the task's own answer may still name the version that it wrote, and a pipeline
     * execution that took it.
     */
    private static Optional<Trail> named(CallbackTask task, List<PipelineFacts> pipelines) {
        String answer = task.submitted().flatMap(HistoryEvent::output).orElse("");
        return pipelines.stream()
                .flatMap(facts -> facts.executions().found().stream()
                        .flatMap(List::stream)
                        .filter(run -> run.sources().stream().anyMatch(source -> names(answer, source.revisionId())))
                        .map(run -> new Trail(
                                Optional.of(facts),
                                facts.versions().found().stream()
                                        .flatMap(List::stream)
                                        .filter(version -> run.took(version.versionId()))
                                        .findFirst(),
                                Optional.of(run),
                                approvals(facts, run.id()))))
                .findFirst();
    }

    /** Version ids are long and random; {@code "null"}, the one of an unversioned object, names nothing. */
    private static boolean names(String answer, String versionId) {
        return versionId.length() >= SHORTEST_ID && answer.contains(versionId);
    }

    private static Stream<ObjectVersion> carriers(CallbackTask task, PipelineFacts facts) {
        return facts.versions().found().stream()
                .flatMap(List::stream)
                .filter(version ->
                        version.tokens().stream().anyMatch(task.call().tokens()::contains));
    }

    private static Trail from(PipelineFacts facts, ObjectVersion version) {
        Optional<PipelineExecution> execution = facts.executions().found().stream()
                .flatMap(List::stream)
                .filter(candidate -> candidate.took(version.versionId()))
                .max(Comparator.comparing((PipelineExecution candidate) -> hasOpenApproval(facts, candidate))
                        .thenComparing(candidate -> !endedUnanswered(facts, candidate))
                        .thenComparing(PipelineExecution::startTime));
        return new Trail(
                Optional.of(facts),
                Optional.of(version),
                execution,
                execution.map(found -> approvals(facts, found.id())).orElse(List.of()));
    }

    private static boolean hasOpenApproval(PipelineFacts facts, PipelineExecution execution) {
        return approvals(facts, execution.id()).stream().anyMatch(ApprovalSight::isOpen);
    }

    /** Of two runs with the same version, the one that was superseded, cancelled or stopped has no answer to give. */
    private static boolean endedUnanswered(PipelineFacts facts, PipelineExecution run) {
        return switch (run.status()) {
            case SUPERSEDED, CANCELLED, STOPPED ->
                approvals(facts, run.id()).stream()
                        .noneMatch(approval -> approval.isApproved() || approval.isRejected());
            case IN_PROGRESS, STOPPING, SUCCEEDED, FAILED, OTHER -> false;
        };
    }

    /** All approvals of a pipeline as they stand in one of its executions. */
    static List<ApprovalSight> approvals(PipelineFacts facts, String executionId) {
        return facts.pipeline().approvals().stream()
                .map(address -> approval(facts, address, executionId))
                .toList();
    }

    static ApprovalSight approval(PipelineFacts facts, ApprovalAddress address, String executionId) {
        Optional<ActionExecution> run = facts.actions().found().stream()
                .flatMap(List::stream)
                .filter(action -> action.pipelineExecutionId().equals(executionId) && action.isAt(address))
                .max(Comparator.comparing(ActionExecution::startTime));
        return fromState(facts, address, executionId, run)
                .or(() -> run.map(found -> fromRun(address, found)))
                .orElseGet(() -> notReached(address, executionId));
    }

    /**
     * What the pipeline's state tells, which is newer than the list of runs; only when the execution holds the stage, for else it
     * describes another execution, and not in PARALLEL mode, where nobody can tell which.
     */
    private static Optional<ApprovalSight> fromState(
            PipelineFacts facts, ApprovalAddress address, String executionId, Optional<ActionExecution> run) {
        if (facts.pipeline().executionMode() == ExecutionMode.PARALLEL) {
            return Optional.empty();
        }
        Optional<StageState> stage = facts.state()
                .found()
                .flatMap(state -> state.stage(address.stage()))
                .filter(state -> state.holder().equals(Optional.of(executionId)));
        return stage.flatMap(state -> state.action(address.action()))
                .filter(state -> state.status().isPresent())
                .filter(state -> belongs(facts, state, run, executionId))
                .map(state -> new ApprovalSight(
                        address,
                        executionId,
                        state.status(),
                        state.isInProgress() ? state.lastStatusChange() : run.map(ActionExecution::startTime),
                        state.isInProgress() ? Optional.empty() : state.lastStatusChange(),
                        state.isInProgress() ? Optional.empty() : state.lastUpdatedBy(),
                        state.isInProgress() ? Optional.empty() : state.summary(),
                        state.error(),
                        state.isInProgress() ? state.token() : Optional.empty()));
    }

    /** Before the holder reaches the action, the action's latest run is still that of an earlier execution. */
    private static boolean belongs(
            PipelineFacts facts, ActionState state, Optional<ActionExecution> run, String executionId) {
        if (state.isInProgress()) {
            return true;
        }
        if (run.isPresent() && state.actionExecutionId().isPresent()) {
            return state.actionExecutionId().get().equals(run.get().actionExecutionId());
        }
        Optional<Instant> began = facts.executions().found().stream()
                .flatMap(List::stream)
                .filter(execution -> execution.id().equals(executionId))
                .map(PipelineExecution::startTime)
                .findFirst();
        return began.isPresent()
                && state.lastStatusChange()
                        .filter(change -> !change.isBefore(began.get()))
                        .isPresent();
    }

    private static ApprovalSight fromRun(ApprovalAddress address, ActionExecution run) {
        boolean open = run.status() == ActionStatus.IN_PROGRESS;
        return new ApprovalSight(
                address,
                run.pipelineExecutionId(),
                Optional.of(run.status()),
                Optional.of(run.startTime()),
                open ? Optional.empty() : Optional.of(run.lastUpdateTime()),
                open ? Optional.empty() : run.updatedBy(),
                open ? Optional.empty() : run.summary(),
                run.error(),
                open ? run.token() : Optional.empty());
    }

    private static ApprovalSight notReached(ApprovalAddress address, String executionId) {
        return new ApprovalSight(
                address,
                executionId,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
