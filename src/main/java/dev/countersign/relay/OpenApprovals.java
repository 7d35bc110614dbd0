package dev.countersign.relay;

import dev.countersign.domain.pipelines.ActionExecution;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.ApprovalAddress;
import java.util.List;
import java.util.stream.Stream;

/** Finds the manual approvals that wait for an answer, joined to an execution or not. */
public final class OpenApprovals {
    private OpenApprovals() {}

    /** Those of one pipeline: in every pipeline execution that holds a stage, or in PARALLEL mode in every one that is listed. */
    public static List<ApprovalSight> of(PipelineFacts facts) {
        Stream<String> holders = facts.state().found().stream()
                .flatMap(state -> state.stages().stream())
                .flatMap(stage -> stage.holder().stream());
        Stream<String> listed = facts.actions().found().stream()
                .flatMap(List::stream)
                .filter(action -> action.status() == ActionStatus.IN_PROGRESS)
                .map(ActionExecution::pipelineExecutionId);
        return Stream.concat(holders, listed)
                .distinct()
                .flatMap(id -> Trail.approvals(facts, id).stream())
                .filter(ApprovalSight::isOpen)
                .filter(sight ->
                        sight.token().isPresent() || facts.state().found().isEmpty() || isCurrent(facts, sight))
                .toList();
    }

    /** One approval in one pipeline execution, open or not. */
    public static ApprovalSight at(PipelineFacts facts, ApprovalAddress address, String pipelineExecutionId) {
        return Trail.approval(facts, address, pipelineExecutionId);
    }

    /** The list of runs lags behind the state: a run that it calls open is not, if another execution holds the stage. */
    private static boolean isCurrent(PipelineFacts facts, ApprovalSight sight) {
        return facts.state()
                .found()
                .flatMap(state -> state.stage(sight.address().stage()))
                .flatMap(stage -> stage.holder())
                .filter(sight.pipelineExecutionId()::equals)
                .isPresent();
    }
}
