package dev.countersign.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.Gateways;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.relay.Relay;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.scenario.Scenarios;
import dev.countersign.scenario.Workbench;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.testing.WatchedSandbox;
import org.junit.jupiter.api.Test;

/** After a zombie was abandoned, the execution that nobody could answer any more goes on and asks once more. */
class RedriveRemedyTest {
    @Test
    void anExecutionThatWasStoppedGoesOnWithANewTokenAndANewApproval() {
        try (RunningSandbox sandbox = WatchedSandbox.startedInRealTime()) {
            var connection = SandboxSessions.connection(sandbox, Persona.ADMINISTRATOR);
            try (var bench = Workbench.withOurTemplate(connection);
                    Gateways aws = SdkGateways.connect(connection)) {
                ExecutionArn execution =
                        Scenarios.ofCode("T4").orElseThrow().bring().apply(bench);
                Diagnosis before = new Doctor(aws).execution(execution);
                Finding zombie = before.findings().stream()
                        .filter(finding -> finding.cause() == Cause.EXECUTION_ENDED_FIRST)
                        .findFirst()
                        .orElseThrow();
                Remedy redrive = zombie.remedies().stream()
                        .filter(remedy -> remedy.steps().getLast().permission().equals("states:RedriveExecution"))
                        .findFirst()
                        .orElseThrow();

                new Healing(aws).heals(before, zombie, redrive);

                assertThat(aws.executions().execution(execution).status()).isEqualTo(ExecutionStatus.RUNNING);
                Diagnosis after = new Doctor(aws).execution(execution);
                assertThat(after.relays()).extracting(Relay::tokenOut).containsExactly(false, true);
                assertThat(after.relays().getLast().approvals()).anyMatch(approval -> approval.isOpen());
            }
        }
    }
}
