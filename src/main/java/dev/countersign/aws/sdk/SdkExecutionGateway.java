package dev.countersign.aws.sdk;

import dev.countersign.aws.ExecutionGateway;
import dev.countersign.aws.sdk.call.AwsCalls;
import dev.countersign.aws.sdk.call.AwsClients;
import dev.countersign.aws.sdk.call.SdkTypes;
import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.domain.states.HistoryEvent;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.domain.states.StateMachineArn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** {@link ExecutionGateway} over Step Functions. */
final class SdkExecutionGateway implements ExecutionGateway {
    private static final int LARGEST_PAGE = 1000;
    /** What is new since the last look is mostly a few events. */
    private static final int TAIL_PAGE = 100;

    private final AwsClients clients;

    SdkExecutionGateway(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public List<StateMachineArn> stateMachines() {
        return AwsCalls.call(
                "states:ListStateMachines",
                () -> clients.sfn().listStateMachinesPaginator(r -> r.maxResults(LARGEST_PAGE)).stateMachines().stream()
                        .filter(machine -> machine.type() != StateMachineType.EXPRESS)
                        .map(machine -> new StateMachineArn(machine.stateMachineArn()))
                        .toList());
    }

    @Override
    public StateMachine stateMachine(StateMachineArn arn) {
        DescribeStateMachineResponse answer = AwsCalls.call(
                "states:DescribeStateMachine",
                () -> clients.sfn().describeStateMachine(r -> r.stateMachineArn(arn.value())));
        return new StateMachine(
                arn,
                answer.type() == StateMachineType.EXPRESS,
                answer.definition(),
                SdkTypes.present(answer.revisionId()),
                Objects.toString(answer.roleArn(), ""),
                answer.creationDate(),
                answer.loggingConfiguration() != null
                        && Boolean.TRUE.equals(answer.loggingConfiguration().includeExecutionData()));
    }

    @Override
    public StateMachine stateMachineOf(ExecutionArn arn) {
        DescribeStateMachineForExecutionResponse answer = AwsCalls.call(
                "states:DescribeStateMachineForExecution",
                () -> clients.sfn().describeStateMachineForExecution(r -> r.executionArn(arn.value())));
        return new StateMachine(
                new StateMachineArn(answer.stateMachineArn()),
                false,
                answer.definition(),
                SdkTypes.present(answer.revisionId()),
                Objects.toString(answer.roleArn(), ""),
                answer.updateDate());
    }

    @Override
    public List<Execution> executions(StateMachineArn arn, int limit) {
        return list(arn, null, limit);
    }

    @Override
    public List<Execution> running(StateMachineArn arn, int limit) {
        return list(arn, software.amazon.awssdk.services.sfn.model.ExecutionStatus.RUNNING, limit);
    }

    private List<Execution> list(
            StateMachineArn arn, software.amazon.awssdk.services.sfn.model.@Nullable ExecutionStatus only, int limit) {
        var found = new ArrayList<Execution>();
        @Nullable String token = null;
        do {
            @Nullable String from = token;
            int size = Math.min(limit - found.size(), LARGEST_PAGE);
            ListExecutionsResponse page = AwsCalls.call(
                    "states:ListExecutions",
                    () -> clients.sfn()
                            .listExecutions(r -> r.stateMachineArn(arn.value())
                                    .statusFilter(only)
                                    .maxResults(size)
                                    .nextToken(from)));
            page.executions().stream()
                    .map(item -> Execution.listed(
                            new ExecutionArn(item.executionArn()),
                            new StateMachineArn(item.stateMachineArn()),
                            status(item.statusAsString()),
                            item.startDate(),
                            Optional.ofNullable(item.stopDate())))
                    .forEach(found::add);
            token = page.nextToken();
        } while (token != null && found.size() < limit);
        return List.copyOf(found);
    }

    @Override
    public Execution execution(ExecutionArn arn) {
        var answer = AwsCalls.call(
                "states:DescribeExecution", () -> clients.sfn().describeExecution(r -> r.executionArn(arn.value())));
        return new Execution(
                arn,
                new StateMachineArn(answer.stateMachineArn()),
                status(answer.statusAsString()),
                answer.startDate(),
                Optional.ofNullable(answer.stopDate()),
                HistoryTypes.text(answer.input()),
                HistoryTypes.text(answer.output()),
                HistoryTypes.text(answer.error()),
                HistoryTypes.text(answer.cause()));
    }

    @Override
    public List<HistoryEvent> history(ExecutionArn arn, long afterId) {
        return afterId == 0 ? wholeHistory(arn) : tail(arn, afterId);
    }

    private List<HistoryEvent> wholeHistory(ExecutionArn arn) {
        return AwsCalls.call(
                "states:GetExecutionHistory",
                () -> clients
                        .sfn()
                        .getExecutionHistoryPaginator(
                                r -> r.executionArn(arn.value()).maxResults(LARGEST_PAGE))
                        .events()
                        .stream()
                        .map(HistoryTypes::event)
                        .toList());
    }

    /** Reads backwards from the end until it meets what is known. */
    private List<HistoryEvent> tail(ExecutionArn arn, long afterId) {
        var found = new ArrayList<HistoryEvent>();
        @Nullable String token = null;
        do {
            @Nullable String from = token;
            GetExecutionHistoryResponse page = AwsCalls.call(
                    "states:GetExecutionHistory",
                    () -> clients.sfn()
                            .getExecutionHistory(r -> r.executionArn(arn.value())
                                    .reverseOrder(true)
                                    .maxResults(from == null ? TAIL_PAGE : LARGEST_PAGE)
                                    .nextToken(from)));
            List<HistoryEvent> fresh = page.events().stream()
                    .filter(event -> event.id() > afterId)
                    .map(HistoryTypes::event)
                    .toList();
            found.addAll(fresh);
            token = fresh.size() < page.events().size() ? null : page.nextToken();
        } while (token != null);
        return List.copyOf(found.reversed());
    }

    @Override
    public ExecutionArn start(StateMachineArn arn, Optional<String> name, String input) {
        return new ExecutionArn(AwsCalls.call(
                        "states:StartExecution",
                        () -> clients.sfn()
                                .startExecution(r -> r.stateMachineArn(arn.value())
                                        .name(name.orElse(null))
                                        .input(input)))
                .executionArn());
    }

    @Override
    public Instant stop(ExecutionArn arn, String error, String cause) {
        return AwsCalls.call(
                        "states:StopExecution",
                        () -> clients.sfn()
                                .stopExecution(r ->
                                        r.executionArn(arn.value()).error(error).cause(cause)))
                .stopDate();
    }

    private static ExecutionStatus status(String word) {
        for (ExecutionStatus status : ExecutionStatus.values()) {
            if (status.name().equals(word)) {
                return status;
            }
        }
        // A word from the future: such an execution has not ended as far as this program knows.
        return ExecutionStatus.RUNNING;
    }
}
