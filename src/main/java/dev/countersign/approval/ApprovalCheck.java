package dev.countersign.approval;

import dev.countersign.domain.pipelines.ActionExecution;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.PipelineState;
import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.domain.states.History;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.ExecutionFacts;
import dev.countersign.relay.OpenApprovals;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Relay;
import dev.countersign.relay.Relays;
import dev.countersign.relay.Sight;
import dev.countersign.watch.Watcher;
import dev.countersign.watch.budget.Sources;
import java.util.List;
import java.util.Optional;

/** Reads both sides again just before an answer is sent. */
final class ApprovalCheck {
    private static final int ACTIONS = 100;

    private final Watcher watcher;
    private final Sources sources;

    ApprovalCheck(Watcher watcher) {
        this.watcher = watcher;
        this.sources = watcher.sources();
    }

    /** The approval that the decision names, as it stands now; with another pipeline execution when that one holds the stage. */
    ApprovalSight approvalNow(Decision decision) {
        String name = decision.address().pipeline();
        // The structure that the person saw decides only how to read the state; a change of it is a new state anyway.
        Pipeline pipeline = watcher.snapshot()
                .pipeline(name)
                .map(PipelineFacts::pipeline)
                .orElseGet(() -> sources.pipelines().pipeline(name));
        PipelineState state = sources.pipelines().state(name);
        boolean parallel = pipeline.executionMode() == Pipeline.ExecutionMode.PARALLEL;
        Optional<String> holder = state.stage(decision.address().stage()).flatMap(stage -> stage.holder());
        boolean elsewhere = !parallel && !holder.equals(Optional.of(decision.pipelineExecutionId()));
        boolean open = !parallel
                && state.action(decision.address())
                        .filter(action -> action.isInProgress())
                        .isPresent();
        List<ActionExecution> actions = open && !elsewhere
                ? List.of()
                : sources.pipelines().actionExecutions(name, Optional.of(decision.pipelineExecutionId()), ACTIONS);
        var facts = new PipelineFacts(
                pipeline,
                Sight.seen(state),
                Sight.seen(List.of()),
                Sight.seen(actions),
                Sight.seen(List.of()),
                Sight.seen(List.of()));
        ApprovalSight sight = OpenApprovals.at(facts, decision.address(), decision.pipelineExecutionId());
        return elsewhere && sight.status().isEmpty()
                ? OpenApprovals.at(facts, decision.address(), holder.orElse(""))
                : sight;
    }

    /** Why the execution no longer waits for this answer; absent when it does, and for an approval that no execution waits for. */
    Optional<String> whyDead(Decision decision) {
        if (decision.execution().isEmpty()) {
            return Optional.empty();
        }
        Execution execution =
                sources.executions().execution(decision.execution().get());
        if (!execution.isRunning()) {
            return Optional.of("The execution has ended in the meantime: " + words(execution.status()) + ".");
        }
        History history = History.of(sources.executions().history(execution.arn(), 0));
        List<Relay> relays = Relays.of(
                new ExecutionFacts(execution, Sight.seen(history), Optional.empty()), List.of(), execution.startDate());
        return relays.stream().anyMatch(Relay::tokenOut)
                ? Optional.empty()
                : Optional.of("The execution does not wait for its token any more.");
    }

    private static String words(ExecutionStatus status) {
        return switch (status) {
            case SUCCEEDED -> "it succeeded";
            case FAILED -> "it failed";
            case TIMED_OUT -> "it timed out";
            case ABORTED -> "it was stopped";
            case RUNNING, PENDING_REDRIVE -> "it runs";
        };
    }
}
