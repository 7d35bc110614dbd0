package dev.countersign.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.Gateways;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.scenario.ExpiredVersion;
import dev.countersign.scenario.Workbench;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.testing.WatchedSandbox;
import org.junit.jupiter.api.Test;

/** Nobody deleted anything: a rule that is shorter than the approval did. */
class ExpiredVersionTest {
    @Test
    void aVersionThatItsLifecycleRuleDeletedIsGoneAndTheRuleIsNamed() {
        try (RunningSandbox sandbox = WatchedSandbox.startedInRealTime()) {
            var connection = SandboxSessions.connection(sandbox, Persona.ADMINISTRATOR);
            try (var bench = Workbench.withOurTemplate(connection);
                    Gateways aws = SdkGateways.connect(connection)) {
                Diagnosis diagnosis = new Doctor(aws).execution(ExpiredVersion.bring(bench));

                assertThat(diagnosis.primary()).extracting(Finding::cause).containsExactly(Cause.VERSION_GONE);
                assertThat(diagnosis.primary().getFirst().evidence())
                        .anySatisfy(evidence -> assertThat(evidence.observation())
                                .isEqualTo(
                                        "Lifecycle rule ‘ExpireOldVersions’ deletes a version one day after a newer one took"
                                                + " its place."));
                new Healing(aws).heals(diagnosis, Cause.VERSION_GONE);
            }
        }
    }
}
