package dev.countersign.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.Gateways;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.relay.Outcome;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.scenario.Lines;
import dev.countersign.scenario.Workbench;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.testing.WatchedSandbox;
import org.junit.jupiter.api.Test;

/** The other result of an entry condition: the approval is passed over, and the pipeline deploys without anybody's consent. */
class SkippedApprovalTest {
    @Test
    void anApprovalThatWasPassedOverIsProvedAndTheWaitIsEnded() {
        try (RunningSandbox sandbox = WatchedSandbox.startedInRealTime()) {
            var connection = SandboxSessions.connection(sandbox, Persona.ADMINISTRATOR);
            try (var bench = Workbench.withOurTemplate(connection);
                    Gateways aws = SdkGateways.connect(connection)) {
                ExecutionArn execution = Lines.skipped(bench);

                Diagnosis diagnosis = new Doctor(aws).execution(execution);

                assertThat(diagnosis.primary().stream().map(Finding::cause)).containsExactly(Cause.STAGE_CONDITION);
                assertThat(diagnosis.relays().getLast().outcome()).isEqualTo(Outcome.SKIPPED);
                new Healing(aws).heals(diagnosis, Cause.STAGE_CONDITION);
            }
        }
    }
}
