package dev.countersign.doctor.probe;

import dev.countersign.aws.ExecutionGateway;
import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.History;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.relay.ExecutionFacts;
import dev.countersign.relay.Sight;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Reads an execution, its history and the definition that it uses. */
final class ExecutionProbe {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExecutionGateway gateway;
    private final Looks looks;

    ExecutionProbe(ExecutionGateway gateway, Looks looks) {
        this.gateway = gateway;
        this.looks = looks;
    }

    Sight<Execution> execution(ExecutionArn arn) {
        return looks.at("states:DescribeExecution", arn.value(), () -> gateway.execution(arn));
    }

    Sight<StateMachine> machine(ExecutionArn arn) {
        return looks.at("states:DescribeStateMachineForExecution", arn.value(), () -> gateway.stateMachineOf(arn));
    }

    ExecutionFacts facts(Execution execution, Sight<StateMachine> machine) {
        Sight<History> history = looks.at(
                "states:GetExecutionHistory",
                execution.arn().value(),
                () -> History.of(gateway.history(execution.arn(), 0)));
        return new ExecutionFacts(execution, history, machine.found().flatMap(ExecutionProbe::timeout));
    }

    private static Optional<Duration> timeout(StateMachine machine) {
        try {
            JsonNode seconds = JSON.readTree(machine.definition()).path("TimeoutSeconds");
            return seconds.isIntegralNumber() ? Optional.of(Duration.ofSeconds(seconds.longValue())) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
