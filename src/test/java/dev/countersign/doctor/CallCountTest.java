package dev.countersign.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.Gateways;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.sandbox.Python;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.scenario.Scenarios;
import dev.countersign.scenario.Workbench;
import dev.countersign.testing.CountedCalls;
import dev.countersign.testing.SandboxSessions;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An examination of one execution costs few calls: each counts against the account's quotas, and against somebody's patience. */
class CallCountTest {
    private static final int MOST = 25;

    @ParameterizedTest
    @ValueSource(strings = {"Q2", "E1", "E3", "R1", "S2"})
    void theCommonCasesNeedAtMostTwentyFiveCalls(String code) {
        var counted = new CountedCalls();
        try (RunningSandbox sandbox = RunningSandbox.started(options -> options.withWall(InstantSource.system())
                .withPython(Python.ofThisMachine())
                .withTraffic(counted))) {
            var connection = SandboxSessions.connection(sandbox, Persona.ADMINISTRATOR);
            try (var bench = Workbench.withOurTemplate(connection);
                    Gateways aws = SdkGateways.connect(connection)) {
                ExecutionArn execution =
                        Scenarios.ofCode(code).orElseThrow().bring().apply(bench);
                counted.startAnew();

                new Doctor(aws).execution(execution);

                assertThat(counted.total()).as("%s", counted).isBetween(5, MOST);
            }
        }
    }
}
