package dev.countersign.stack.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.cloudformation.SampleTemplates;
import dev.countersign.stack.health.finding.Check;
import dev.countersign.stack.health.finding.HealthFinding;
import dev.countersign.stack.health.finding.Severity;
import dev.countersign.stack.health.report.HealthText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whole templates: this project's own, and the article's. */
class TemplateHealthTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);

    private static HealthAnswer of(String template, Map<String, String> parameters) throws Exception {
        return TemplateHealth.of("a template", template, parameters, TODAY);
    }

    @Test
    void ourOwnTemplateHasNothingCriticalAndNothingThatIsNotSeen() throws Exception {
        HealthAnswer answer = of(SampleTemplates.ours(), Map.of());

        assertThat(answer.report().count(Severity.CRITICAL)).isZero();
        assertThat(answer.report().missed()).isEmpty();
    }

    @Test
    void theRuleThatIsSwitchedOffByAParameterIsCritical() throws Exception {
        HealthAnswer answer = of(SampleTemplates.ours(), Map.of("EventRuleForCodePipelineResultState", "DISABLED"));

        assertThat(answer.report().findings())
                .filteredOn(finding -> finding.severity() == Severity.CRITICAL)
                .extracting(HealthFinding::check)
                .containsExactly(Check.RETURN_RULE);
    }

    @Test
    void theArticlesTemplateLosesTheRaceOfItsClocks() throws Exception {
        HealthAnswer answer = of(SampleTemplates.articles(), Map.of());

        if (Boolean.getBoolean("countersign.print")) {
            var text = new StringWriter();
            new HealthText(new PrintWriter(text), answer.document()).print(answer.report());
            System.out.println(text);
        }
        assertThat(answer.report().findings()).extracting(HealthFinding::check).contains(Check.CLOCKS);
    }
}
