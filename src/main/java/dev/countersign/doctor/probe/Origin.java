package dev.countersign.doctor.probe;

import dev.countersign.aws.Gateways;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.states.EventDetail.TaskScheduled;
import dev.countersign.domain.states.Execution;
import java.util.List;
import java.util.Set;

/** Where a token came from. */
public final class Origin {
    private Origin() {}

    /**
     * Whether an execution handed out one of these tokens; false, too, where its history could not be looked at, which the looks then
     * tell.
     */
    public static boolean handedOut(Gateways aws, Looks looks, Execution execution, Set<TaskTokenHash> tokens) {
        return looks
                .at(
                        "states:GetExecutionHistory",
                        execution.arn().value(),
                        () -> aws.executions().history(execution.arn(), 0))
                .found()
                .orElse(List.of())
                .stream()
                .anyMatch(event -> event.detail() instanceof TaskScheduled call
                        && call.tokens().stream().anyMatch(tokens::contains));
    }
}
