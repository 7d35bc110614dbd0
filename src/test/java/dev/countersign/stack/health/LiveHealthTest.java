package dev.countersign.stack.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.sandbox.cloudformation.SampleTemplates;
import dev.countersign.stack.health.finding.Check;
import dev.countersign.stack.health.finding.HealthFinding;
import dev.countersign.stack.health.finding.HealthReport;
import dev.countersign.stack.health.finding.HealthReport.Verdict;
import dev.countersign.testing.WatchedSandbox;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A deployed stack, over the wire. */
class LiveHealthTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);

    private static RunningSandbox sandbox;
    private static WatchedSandbox deployed;

    @BeforeAll
    static void aDeployedStack() {
        sandbox = WatchedSandbox.startedInRealTime();
        deployed = new WatchedSandbox(sandbox, Persona.ADMINISTRATOR);
    }

    @AfterAll
    static void end() {
        deployed.close();
        sandbox.close();
    }

    private static String pipeline() {
        return deployed.output("PipelineName");
    }

    private static LiveHealth health() {
        return new LiveHealth(deployed.gateways(), "111122223333", "eu-west-1");
    }

    @Test
    void whatIsDeployedIsJudgedLikeItsTemplate() throws Exception {
        HealthReport declared = TemplateHealth.of("ours", SampleTemplates.ours(), Map.of(), TODAY)
                .report();
        HealthAnswer live = health().stack(pipeline(), TODAY).orElseThrow();

        assertThat(live.report().missed()).isEmpty();
        assertThat(live.report().findings())
                .extracting(HealthFinding::check)
                .containsExactlyElementsOf(
                        declared.findings().stream().map(HealthFinding::check).toList());
        assertThat(live.report().passed()).isEqualTo(declared.passed());
        assertThat(live.change(live.report().findings().getFirst()).toString()).contains("Pipeline:", "QUEUED");
    }

    @Test
    void aPipelineIsJudgedWithItsStack() {
        HealthReport report = health().pipeline(pipeline(), TODAY).report();

        assertThat(report.missed()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.UNHEALTHY);
        assertThat(report.passed()).contains(Check.CLOCKS, Check.RETURN_RULE, Check.VERSIONING);
    }

    @Test
    void aStackThatIsNotThereHasNoHealth() {
        assertThat(health().stack("no-such-stack", TODAY)).isEmpty();
    }
}
