package dev.countersign.doctor.probe;

import dev.countersign.aws.Gateways;
import dev.countersign.doctor.facts.CaseFacts.AnsweredInstead;
import dev.countersign.domain.pipelines.ActionExecution;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.states.EventDetail.TaskSucceeded;
import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.History;
import dev.countersign.domain.states.HistoryEvent;
import dev.countersign.relay.ApprovalSight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks whether another execution of the same state machine got the answer that was meant for this one. */
final class InsteadProbe {
    private static final int LISTED = 50;
    private static final int READ = 6;
    private static final int ACTIONS = 100;
    private static final Duration SOON = Duration.ofMinutes(10);

    private final Gateways aws;
    private final Looks looks;

    InsteadProbe(Gateways aws, Looks looks) {
        this.aws = aws;
        this.looks = looks;
    }

    /** Another task that was answered after this decision, without a decision of its own. */
    Optional<AnsweredInstead> find(ExecutionArn ours, ApprovalSight answer) {
        Instant decided = answer.decidedAt().orElseThrow();
        List<Execution> others = looks.at(
                        "states:ListExecutions",
                        ours.stateMachine().value(),
                        () -> aws.executions().executions(ours.stateMachine(), LISTED))
                .found()
                .orElse(List.of());
        return others.stream()
                .filter(one -> !one.arn().equals(ours))
                .filter(one -> one.stopDate().filter(decided::isAfter).isEmpty())
                .limit(READ)
                .flatMap(one -> answered(one.arn(), decided).stream())
                .filter(one -> isOnlyDecision(answer, decided, one.at()))
                .findFirst();
    }

    private Optional<AnsweredInstead> answered(ExecutionArn execution, Instant decided) {
        History history = looks.at(
                        "states:GetExecutionHistory",
                        execution.value(),
                        () -> History.of(aws.executions().history(execution, 0)))
                .found()
                .orElse(History.EMPTY);
        return history.events().stream()
                .filter(event -> event.detail() instanceof TaskSucceeded answer
                        && answer.resource().endsWith(".waitForTaskToken"))
                .filter(event -> !event.timestamp().isBefore(decided)
                        && event.timestamp().isBefore(decided.plus(SOON)))
                .findFirst()
                .map(event -> new AnsweredInstead(execution, state(history, event), event.timestamp()));
    }

    private static String state(History history, HistoryEvent event) {
        return history.stateNameOf(event).orElse("a task");
    }

    /** No other approval of the pipeline was answered between our decision and that answer. */
    private boolean isOnlyDecision(ApprovalSight answer, Instant decided, Instant returned) {
        String pipeline = answer.address().pipeline();
        List<ActionExecution> decisions = looks.at(
                        "codepipeline:ListActionExecutions",
                        pipeline,
                        () -> aws.pipelines().actionExecutions(pipeline, Optional.empty(), ACTIONS))
                .found()
                .orElse(List.of());
        return decisions.stream()
                .filter(one -> one.category().equals("Approval") && one.status() != ActionStatus.IN_PROGRESS)
                .filter(one -> !one.pipelineExecutionId().equals(answer.pipelineExecutionId()))
                .noneMatch(one -> !one.lastUpdateTime().isBefore(decided)
                        && !one.lastUpdateTime().isAfter(returned));
    }
}
