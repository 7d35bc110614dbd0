package dev.countersign.doctor.probe;

import dev.countersign.asl.DefinitionTimeout;
import dev.countersign.aws.ExecutionGateway;
import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.History;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.relay.ExecutionFacts;
import dev.countersign.relay.Sight;

/** Reads an execution, its history and the definition that it uses. */
final class ExecutionProbe {
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

    Sight<History> history(ExecutionArn arn) {
        return looks.at("states:GetExecutionHistory", arn.value(), () -> History.of(gateway.history(arn, 0)));
    }

    ExecutionFacts facts(Execution execution, Sight<StateMachine> machine) {
        return new ExecutionFacts(
                execution, history(execution.arn()), machine.found().flatMap(DefinitionTimeout::of));
    }
}
