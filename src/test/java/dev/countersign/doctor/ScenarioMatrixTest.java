package dev.countersign.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.Gateways;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Cause.Effect;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.report.TextReport;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.scenario.Scenario;
import dev.countersign.scenario.Scenarios;
import dev.countersign.scenario.Workbench;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.testing.WatchedSandbox;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every fault that can be brought about is diagnosed as exactly what it is, and its remedy heals it. */
class ScenarioMatrixTest {
    private static final String ACCOUNT = "111122223333";

    @TestFactory
    Stream<DynamicTest> theDiagnosisOfEachScenarioIsItsCodeAndItsRemedyHealsIt() {
        String only = System.getProperty("countersign.scenario", "");
        return Scenarios.all().stream()
                .filter(scenario -> only.isEmpty() || List.of(only.split(",")).contains(scenario.code()))
                .map(scenario -> dynamicTest(scenario.code() + ": " + scenario.line(), () -> diagnose(scenario)));
    }

    private static void diagnose(Scenario scenario) {
        try (RunningSandbox sandbox = WatchedSandbox.startedInRealTime()) {
            AwsConnection connection = SandboxSessions.connection(sandbox, Persona.ADMINISTRATOR);
            try (var bench = Workbench.withOurTemplate(connection);
                    Gateways aws = SdkGateways.connect(connection)) {
                ExecutionArn execution = scenario.bring().apply(bench);

                Diagnosis diagnosis = new Doctor(aws).execution(execution, ACCOUNT, connection.region());

                Cause cause = Cause.ofCode(scenario.code()).orElseThrow();
                boolean stuck = cause.effect() == Effect.STUCK;
                assertThat(diagnosis.primary().stream().map(Finding::cause).toList())
                        .as("primary of %s", told(diagnosis))
                        .isEqualTo(stuck ? List.of(cause) : List.of());
                assertThat(diagnosis.findings().stream().map(Finding::cause))
                        .as("%s", told(diagnosis))
                        .contains(cause);
                assertThat(diagnosis.verdict() == Verdict.STUCK)
                        .as("%s", told(diagnosis))
                        .isEqualTo(stuck);
                new Healing(aws).heals(diagnosis, cause);
            }
        }
    }

    private static String told(Diagnosis diagnosis) {
        var text = new StringWriter();
        new TextReport(new PrintWriter(text), false).print(diagnosis);
        diagnosis.looks().forEach(look -> text.append(look.toString()).append("\n"));
        return text.toString();
    }
}
