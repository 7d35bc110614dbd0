package dev.countersign.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.Gateways;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.relay.Relay;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.scenario.OtherMakes;
import dev.countersign.scenario.Workbench;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.testing.WatchedSandbox;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** The doctor goes by what things do: other machines, other keys and many tasks are examined like our own template. */
class OtherMakesTest {
    @Test
    void aMachineInJsonataIsFollowedAndItsFaultIsFound() {
        with((bench, aws) -> {
            Diagnosis open = new Doctor(aws).execution(OtherMakes.opened(bench, OtherMakes.jsonata()));
            assertThat(open.verdict()).as("%s", open.sentence()).isEqualTo(Verdict.WAITING);
            assertThat(open.relays()).singleElement().satisfies(OtherMakesTest::isAsked);

            Diagnosis stuck = new Doctor(aws).execution(OtherMakes.stuck(bench, OtherMakes.jsonata()));
            assertThat(stuck.primary()).extracting(Finding::cause).containsExactly(Cause.RETURN_RULE_OFF);
            new Healing(aws).heals(stuck, Cause.RETURN_RULE_OFF);
        });
    }

    @Test
    void aTokenUnderAnotherMetadataKeyIsNoFault() {
        with((bench, aws) -> {
            Diagnosis open = new Doctor(aws).execution(OtherMakes.opened(bench, OtherMakes.otherKey()));
            assertThat(open.verdict()).as("%s", open.sentence()).isEqualTo(Verdict.WAITING);
            assertThat(open.primary()).isEmpty();
            assertThat(open.findings()).extracting(Finding::cause).doesNotContain(Cause.METADATA_KEY_MISMATCH);
            assertThat(open.relays()).singleElement().satisfies(OtherMakesTest::isAsked);
        });
    }

    @Test
    void ofThirtyTasksInMapAndParallelOneIsAskedAboutOneWaitsAndTheOthersWerePassedOver() {
        with((bench, aws) -> {
            Diagnosis diagnosis = new Doctor(aws).execution(OtherMakes.many(bench, 30));

            assertThat(diagnosis.relays()).hasSize(30).allMatch(Relay::tokenOut);
            assertThat(diagnosis.relays()).allMatch(relay -> relay.object().isPresent());
            assertThat(diagnosis.primary())
                    .hasSize(28)
                    .extracting(Finding::cause)
                    .as("superseded before the approval, or before the source was read, which tells no version")
                    .isSubsetOf(Cause.SUPERSEDED, Cause.VERSION_SKIPPED);
            assertThat(diagnosis.looks()).hasSizeLessThan(80);
        });
    }

    private static void isAsked(Relay relay) {
        assertThat(relay.tokenOut()).isTrue();
        assertThat(relay.object()).isPresent();
        assertThat(relay.pipelineExecution()).isPresent();
        assertThat(relay.approvals()).anyMatch(approval -> approval.isOpen());
    }

    private static void with(BiConsumer<Workbench, Gateways> test) {
        try (RunningSandbox sandbox = WatchedSandbox.startedInRealTime()) {
            var connection = SandboxSessions.connection(sandbox, Persona.ADMINISTRATOR);
            try (var bench = Workbench.withOurTemplate(connection);
                    Gateways aws = SdkGateways.connect(connection)) {
                test.accept(bench, aws);
            }
        }
    }
}
