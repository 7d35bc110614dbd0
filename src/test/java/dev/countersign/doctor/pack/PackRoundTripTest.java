package dev.countersign.doctor.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.Gateways;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.report.JsonReport;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.scenario.Scenario;
import dev.countersign.scenario.Scenarios;
import dev.countersign.scenario.Workbench;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.testing.WatchedSandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a pack's answers come to offline is what was found online. */
class PackRoundTripTest {
    @TempDir
    private Path folder;

    /** By default a few of all parts of the way; {@code -Dcountersign.scenario=all} takes every one. */
    static Stream<String> codes() {
        String wanted = System.getProperty("countersign.scenario", "E1,Q1,T1,S1,P4,W3,R6");
        return wanted.equals("all") ? Scenarios.all().stream().map(Scenario::code) : Stream.of(wanted.split(","));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void theDiagnosisFromThePackIsTheOneThatWasMadeOnline(String code) throws Exception {
        try (RunningSandbox sandbox = WatchedSandbox.startedInRealTime()) {
            var connection = SandboxSessions.connection(sandbox, Persona.ADMINISTRATOR);
            try (var bench = Workbench.withOurTemplate(connection);
                    Gateways aws = SdkGateways.connect(connection)) {
                ExecutionArn execution =
                        Scenarios.ofCode(code).orElseThrow().bring().apply(bench);
                EvidencePack pack = Packs.maker(aws).make(execution, List.of());
                Path file = folder.resolve("e.evidence.zip");
                pack.save(file, false);

                OpenedPack opened = PackReader.open(file);

                assertThat(opened.remarks()).isEmpty();
                assertThat(essence(opened.diagnosis())).isEqualTo(essence(pack.examined()));
                // An execution of another Region is not read, and has no page.
                assertThat(opened.page()
                                .map(page -> page.runs().getFirst().relays())
                                .orElse(List.of()))
                        .isEqualTo(opened.diagnosis().relays());
            }
        }
    }

    /** The tokens' fingerprints are others, and the tokens of approvals are gone, wherever AWS names them. */
    private static String essence(Diagnosis diagnosis) {
        return JsonReport.indented(diagnosis)
                .replaceAll("task token [0-9a-f]{8}", "task token")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\(removed\\)", "an id");
    }
}
