package dev.countersign.tour;

import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.ExecutionGateway;
import dev.countersign.aws.Gateways;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.session.SandboxAccess;
import java.util.Optional;

/** How an execution ended, as its history has it. */
final class FinalState {
    private FinalState() {}

    /** Clients of its own, as the sandbox's first persona. */
    static Gateways connect(SandboxAccess access) {
        return SdkGateways.connect(new AwsConnection(
                access.region(),
                Optional.of(access.endpoint()),
                access.personas().getFirst().keys()));
    }

    /** The last state that the newest execution entered; "still running" and the like when it has not ended. */
    static String of(ExecutionGateway executions) {
        ExecutionArn newest = executions.stateMachines().stream()
                .flatMap(machine -> executions.executions(machine, 1).stream())
                .findFirst()
                .orElseThrow(() -> new TourFailure("no execution is to be found"))
                .arn();
        var history = executions.history(newest, 0);
        boolean ended = history.getLast().type().equals("ExecutionSucceeded");
        String state = history.reversed().stream()
                .filter(event -> event.type().endsWith("StateEntered"))
                .flatMap(event -> event.stateName().stream())
                .findFirst()
                .orElse("no state");
        return ended ? state : state + " (" + history.getLast().type() + ")";
    }
}
