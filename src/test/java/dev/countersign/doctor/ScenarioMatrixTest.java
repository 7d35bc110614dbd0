package dev.countersign.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.Gateways;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.scenario.Scenario;
import dev.countersign.scenario.Scenarios;
import dev.countersign.scenario.Workbench;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.testing.WatchedSandbox;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every fault that can be brought about is diagnosed as exactly what it is. */
class ScenarioMatrixTest {
    @TestFactory
    Stream<DynamicTest> theDiagnosisOfEachScenarioIsItsCode() {
        return Scenarios.all().stream()
                .map(scenario -> dynamicTest(scenario.code() + ": " + scenario.line(), () -> diagnose(scenario)));
    }

    private static void diagnose(Scenario scenario) {
        try (RunningSandbox sandbox = WatchedSandbox.startedInRealTime()) {
            AwsConnection connection = SandboxSessions.connection(sandbox, Persona.ADMINISTRATOR);
            try (var bench = Workbench.withOurTemplate(connection);
                    Gateways aws = SdkGateways.connect(connection)) {
                ExecutionArn execution = scenario.bring().apply(bench);

                Diagnosis diagnosis = new Doctor(aws).execution(execution);

                assertThat(diagnosis.findings().stream()
                                .filter(Finding::primary)
                                .map(one -> one.cause().code()))
                        .as("%s", diagnosis)
                        .containsExactly(scenario.code());
                assertThat(diagnosis.verdict()).as("%s", diagnosis).isEqualTo(Verdict.STUCK);
            }
        }
    }
}
