package dev.countersign.stack.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.cloudformation.SampleTemplates;
import dev.countersign.stack.health.change.TemplateChange;
import dev.countersign.stack.health.finding.Check;
import dev.countersign.stack.health.finding.HealthReport;
import dev.countersign.stack.health.finding.HealthReport.Verdict;
import dev.countersign.stack.health.finding.Missed;
import dev.countersign.stack.health.template.UnreadableTemplateException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates that are broken, huge, written otherwise, or that cannot be known before they are deployed. */
class OddTemplatesTest {
    private static HealthReport of(String template, Map<String, String> parameters) throws Exception {
        return TemplateHealth.of("odd", template, parameters, LocalDate.of(2026, 1, 15))
                .report();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "Resources: [",
                "just a sentence",
                "- a\n- list",
                "Description: nothing",
                "Resources: 5",
                "{\"Resources\": {\"A\": ",
                "\t- x: {"
            })
    void whatIsNoTemplateIsRefusedWithASentence(String text) {
        assertThatThrownBy(() -> of(text, Map.of()))
                .isInstanceOf(UnreadableTemplateException.class)
                .hasMessageMatching("(?s).*template.*\\.");
    }

    @Test
    void theLineOfAMistakeIsSaid() {
        assertThatThrownBy(() -> of("Resources:\n  A:\n    Type: 'x\n", Map.of()))
                .hasMessageContaining("line ");
    }

    @Test
    void aTemplateBeyondAllLimitsIsRefusedAtOnce() {
        assertThatThrownBy(() -> of("Resources:\n" + "  # x\n".repeat(400_000), Map.of()))
                .hasMessageContaining("1 MB");
        assertThatThrownBy(() -> of("{\"Resources\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}", Map.of()))
                .isInstanceOf(UnreadableTemplateException.class);
    }

    @Test
    void aliasesWithoutAnEndAreRefused() {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            text.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + " , ").repeat(9) + "x"));
        }
        assertThatThrownBy(() -> of(text + "Resources: {A: {Type: B}}\n", Map.of()))
                .isInstanceOf(UnreadableTemplateException.class);
    }

    @Test
    void aTemplateOfManyResourcesIsReadInTime() throws Exception {
        var text = new StringBuilder(SampleTemplates.ours().replace("\nOutputs:", "\nMetadataOfOutputs:"));
        int at = text.indexOf("\nMetadataOfOutputs:");
        var more = new StringBuilder();
        for (int i = 0; i < 450; i++) {
            more.append(
                    "\n  Queue%d:\n    Type: AWS::SQS::Queue\n    Properties: {QueueName: !Sub '${AWS::StackName}-%d'}"
                            .formatted(i, i));
        }
        long start = System.nanoTime();
        assertThat(of(text.insert(at, more).toString(), Map.of()).missed()).isEmpty();
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }

    @Test
    void aTemplateWithoutApprovalsHasNothingToCheck() throws Exception {
        HealthReport report = of("Resources:\n  A:\n    Type: AWS::S3::Bucket\n", Map.of());

        assertThat(report.verdict()).isEqualTo(Verdict.NOTHING_TO_CHECK);
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void aStateOfTheRuleThatNobodyKnowsIsNeitherAPassNorAFinding() throws Exception {
        String template = SampleTemplates.ours().replace("    Default: ENABLED\n", "");

        HealthReport report = of(template, Map.of());
        assertThat(report.missed()).extracting(Missed::check).contains(Check.RETURN_RULE);
        assertThat(report.missed())
                .extracting(Missed::why)
                .anyMatch(why -> why.contains("EventRuleForCodePipelineResultState"));
        assertThat(report.passed()).doesNotContain(Check.RETURN_RULE);
        assertThat(report.findings()).extracting(one -> one.check()).doesNotContain(Check.RETURN_RULE);

        assertThat(of(template, Map.of("EventRuleForCodePipelineResultState", "ENABLED"))
                        .passed())
                .contains(Check.RETURN_RULE);
    }

    @Test
    void aResourceThatMayNotBeMadeIsNoPass() throws Exception {
        String template = SampleTemplates.ours()
                .replace("Conditions:\n", "Conditions:\n  Live: !Equals [!Ref Stage, live]\n")
                .replace("Parameters:\n  Email", "Parameters:\n  Stage: {Type: String}\n  Email")
                .replace(
                        "  ResultRule:\n    Type: AWS::Events::Rule\n",
                        "  ResultRule:\n    Type: AWS::Events::Rule\n    Condition: Live\n");

        assertThat(of(template, Map.of()).passed()).doesNotContain(Check.RETURN_RULE);
        assertThat(of(template, Map.of()).missed()).extracting(Missed::why).anyMatch(why -> why.contains("‘Live’"));
        assertThat(of(template, Map.of("Stage", "live")).passed()).contains(Check.RETURN_RULE);
        assertThat(of(template, Map.of("Stage", "test")).findings())
                .extracting(one -> one.check())
                .contains(Check.RETURN_RULE);
    }

    @Test
    void whatMacrosMakeOfItIsNotSeen() throws Exception {
        HealthReport report = of("Transform: AWS::Serverless-2016-10-31\n" + SampleTemplates.ours(), Map.of());

        assertThat(report.missed()).extracting(Missed::why).anyMatch(why -> why.contains("Transform"));
    }

    @Test
    void mapsJoinsSelectionsAndListsAreFollowed() throws Exception {
        String template = SampleTemplates.ours()
                .replace("Conditions:\n", "Mappings:\n  Modes:\n    all: {mode: QUEUED}\nConditions:\n")
                .replace("ExecutionMode: SUPERSEDED", "ExecutionMode: !FindInMap [Modes, all, mode]")
                .replace("TimeoutInMinutes: 10080", "TimeoutInMinutes: !Select [1, !Split [',', '5,10081']]")
                .replace("Status: Enabled\n      Notification", "Status: !Join ['', [En, abled]]\n      Notification")
                .replace("\"TimeoutSeconds\": 608400", "\"TimeoutSeconds\": ${Limit}")
                .replace("Parameters:\n  Email", "Parameters:\n  Limit: {Type: Number, Default: 604859}\n  Email");

        HealthReport report = of(template, Map.of());
        assertThat(report.missed()).isEmpty();
        assertThat(report.passed()).contains(Check.SUPERSEDED, Check.VERSIONING);
        assertThat(report.findings()).extracting(one -> one.check()).contains(Check.CLOCKS);
        assertThat(of(template, Map.of("Limit", "604861")).passed()).contains(Check.CLOCKS);
    }

    @Test
    void namesThatReferToEachOtherInACircleEnd() throws Exception {
        String template = """
                Resources:
                  A:
                    Type: AWS::CodePipeline::Pipeline
                    Properties:
                      Name: !Ref B
                      Stages:
                        - Name: S
                          Actions:
                            - Name: Ask
                              ActionTypeId: {Category: Approval, Owner: AWS, Provider: Manual, Version: '1'}
                  B:
                    Type: AWS::Events::Rule
                    Properties:
                      Name: !Ref A
                      State: !If [Loop, ENABLED, DISABLED]
                      EventPattern: '{"source": ["aws.codepipeline"]}'
                      Targets: !GetAtt A.Nothing
                Conditions:
                  Loop: !Not [!Condition Loop]
                """;
        assertThat(of(template, Map.of()).findings()).isNotEmpty();
    }

    @Test
    void jsonIsReadAndItsChangesAreWrittenAsJson() throws Exception {
        String json = Changed.by(SampleTemplates.ours(), new TemplateChange("Nothing.", List.of()));
        HealthAnswer answer = TemplateHealth.of("json", json, Map.of(), LocalDate.of(2026, 1, 15));

        assertThat(answer.report().findings())
                .extracting(one -> one.check())
                .containsExactlyElementsOf(of(SampleTemplates.ours(), Map.of()).findings().stream()
                        .map(one -> one.check())
                        .toList());
        assertThat(answer.change(answer.report().findings().getFirst()))
                .extracting(line -> line.shown().strip())
                .contains("\"Pipeline\": {", "+       \"ExecutionMode\": \"QUEUED\"");
    }
}
