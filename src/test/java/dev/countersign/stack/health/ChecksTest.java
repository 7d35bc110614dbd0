package dev.countersign.stack.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.cloudformation.SampleTemplates;
import dev.countersign.stack.health.change.ChangeText;
import dev.countersign.stack.health.finding.Check;
import dev.countersign.stack.health.finding.HealthFinding;
import dev.countersign.stack.health.finding.HealthReport;
import dev.countersign.stack.health.finding.Severity;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each check: a defect put into our own template is found; something that looks like it is not; and the change that the finding names
 * removes it.
 */
class ChecksTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);
    private static final Map<String, String> PARAMETERS =
            Map.of("EmailForNotification", "maria@example.com", "CodePipelineName", "Orders");

    /**
     * @param from what our template says, for the defect and the near miss alike
     * @param defect what it says instead
     * @param nearMiss what it may say without the finding
     */
    private record Case(Check check, Severity severity, String from, String defect, String nearMiss) {}

    private static final List<Case> CASES = List.of(
            new Case(
                    Check.SUPERSEDED,
                    Severity.WARNING,
                    "ExecutionMode: SUPERSEDED",
                    "ExecutionMode: SUPERSEDED",
                    "ExecutionMode: QUEUED"),
            new Case(
                    Check.PIPELINE_TYPE, Severity.ADVICE, "      PipelineType: V2\n", "", "      PipelineType: 'V2'\n"),
            new Case(
                    Check.CLOCKS,
                    Severity.WARNING,
                    "\"TimeoutSeconds\": 608400",
                    "\"TimeoutSeconds\": 604800",
                    "\"TimeoutSeconds\": 604801"),
            new Case(
                    Check.CLOCKS,
                    Severity.CRITICAL,
                    "\"TimeoutSeconds\": 608400",
                    "\"TimeoutSeconds\": 3600",
                    "\"TimeoutSecondsPath\": \"$.limit\""),
            new Case(
                    Check.CLOCKS,
                    Severity.WARNING,
                    "\"StartAt\": \"RequestApproval\",",
                    "\"StartAt\": \"RequestApproval\", \"TimeoutSeconds\": 608400,",
                    "\"StartAt\": \"RequestApproval\", \"TimeoutSeconds\": 608401,"),
            new Case(
                    Check.TIMEOUT,
                    Severity.WARNING,
                    "              \"TimeoutSeconds\": 608400,\n",
                    "",
                    "              \"TimeoutSeconds\": 99999999,\n"),
            new Case(
                    Check.TIMEOUT_CAUGHT,
                    Severity.ADVICE,
                    "[\"States.ALL\"]",
                    "[\"States.TaskFailed\"]",
                    "[\"States.Timeout\"]"),
            new Case(
                    Check.HEARTBEAT,
                    Severity.CRITICAL,
                    "\"TimeoutSeconds\": 608400,",
                    "\"TimeoutSeconds\": 608400, \"HeartbeatSeconds\": 300,",
                    "\"TimeoutSeconds\": 608400, \"HeartbeatSeconds\": 604801,"),
            new Case(
                    Check.MACHINE_TYPE,
                    Severity.CRITICAL,
                    "StateMachineType: STANDARD",
                    "StateMachineType: EXPRESS",
                    "Tags: []"),
            new Case(
                    Check.RETURN_RULE,
                    Severity.CRITICAL,
                    "          state: [SUCCEEDED, FAILED]",
                    "          state: [SUCCEEDED]",
                    "          state: [{anything-but: [STARTED]}]"),
            new Case(
                    Check.RETURN_RULE,
                    Severity.CRITICAL,
                    "          pipeline:\n            - !Ref Pipeline",
                    "          pipeline:\n            - another",
                    "          pipeline:\n            - !If [NameAfterStack, !Ref AWS::StackName, !Ref CodePipelineName]"),
            new Case(
                    Check.RETURN_RULE,
                    Severity.CRITICAL,
                    "            category: [Approval]",
                    "            category: [Approval]\n          stage: [Review]",
                    "            category: [Approval]\n          stage: [Approval]"),
            new Case(
                    Check.RETURN_RULE,
                    Severity.CRITICAL,
                    "Default: ENABLED",
                    "Default: DISABLED",
                    "Default: ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"),
            new Case(
                    Check.ENDED_APPROVALS,
                    Severity.WARNING,
                    "          state: [SUCCEEDED, FAILED]",
                    "          state: [SUCCEEDED, FAILED, CANCELED]",
                    "          state: [SUCCEEDED, FAILED, CANCELED, ABANDONED]"),
            new Case(
                    Check.ENDED_RUNS,
                    Severity.WARNING,
                    returnPattern(),
                    returnPattern(),
                    "        detail: {pipeline: [!Ref Pipeline]}\n"),
            new Case(
                    Check.SECOND_APPROVAL,
                    Severity.CRITICAL,
                    "        - Name: Deploy\n          Actions:",
                    second(),
                    second().replace("Category: Approval", "Category: Test")),
            new Case(
                    Check.RETURN_PERMISSION,
                    Severity.CRITICAL,
                    "      SourceArn: !GetAtt ResultRule.Arn",
                    "      SourceArn: !GetAtt StartRule.Arn",
                    "      SourceArn: !Sub arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/${ResultRule}"),
            new Case(
                    Check.ANSWER_PERMISSION,
                    Severity.CRITICAL,
                    "Action: states:SendTaskSuccess",
                    "Action: states:SendTaskHeartbeat",
                    "Action: states:SendTask*"),
            new Case(
                    Check.START,
                    Severity.CRITICAL,
                    "EventBridgeEnabled: true",
                    "EventBridgeEnabled: false",
                    "EventBridgeEnabled: 'true'"),
            new Case(
                    Check.START,
                    Severity.CRITICAL,
                    "              - !Ref CodePipelineS3bucketKeyInput\n      Targets:",
                    "              - other.html\n      Targets:",
                    "              - index.html\n      Targets:"),
            new Case(
                    Check.START,
                    Severity.CRITICAL,
                    "      Description: Starts the pipeline with each new version of the document",
                    "      State: DISABLED",
                    "      State: ENABLED"),
            new Case(
                    Check.START_PERMISSION,
                    Severity.CRITICAL,
                    "Action: codepipeline:StartPipelineExecution",
                    "Action: codepipeline:GetPipeline",
                    "Action: [codepipeline:Start*]"),
            new Case(
                    Check.POLLING,
                    Severity.WARNING,
                    "PollForSourceChanges: 'false'",
                    "PollForSourceChanges: 'true'",
                    "PollForSourceChanges: false"),
            new Case(Check.START_VERSION, Severity.WARNING, "S3_OBJECT_VERSION_ID", "COMMIT_ID", "S3_OBJECT_KEY"),
            new Case(
                    Check.VERSIONING,
                    Severity.CRITICAL,
                    "      VersioningConfiguration:\n        Status: Enabled",
                    "      VersioningConfiguration:\n        Status: Suspended",
                    "      VersioningConfiguration: {Status: \"Enabled\"}"),
            new Case(Check.LIFECYCLE, Severity.WARNING, "NoncurrentDays: 30", "NoncurrentDays: 6", "NoncurrentDays: 7"),
            new Case(
                    Check.LIFECYCLE,
                    Severity.WARNING,
                    "              NoncurrentDays: 30",
                    "              NoncurrentDays: 3",
                    "              NoncurrentDays: 3\n            Prefix: logs/"),
            new Case(
                    Check.RUNTIME,
                    Severity.WARNING,
                    "Runtime: python3.13",
                    "Runtime: python3.9",
                    "Runtime: python3.12"),
            new Case(
                    Check.RUNTIME,
                    Severity.ADVICE,
                    "Runtime: python3.13",
                    "Runtime: nodejs20.x",
                    "Runtime: provided.al2023"),
            new Case(
                    Check.NOTIFICATION,
                    Severity.WARNING,
                    "                NotificationArn: !Ref ApprovalTopic\n",
                    "",
                    "                NotificationArn: !GetAtt ApprovalTopic.TopicArn\n"),
            new Case(
                    Check.FUNCTION_FAILURES,
                    Severity.WARNING,
                    "          Destination: !Ref ApprovalTopic",
                    "          Destination: !Ref AWS::NoValue",
                    "          Destination: arn:aws:sqs:eu-west-1:111122223333:failures"),
            new Case(
                    Check.RETURN_DEAD_LETTERS,
                    Severity.WARNING,
                    "          Arn: !GetAtt ResultFunction.Arn\n",
                    "          Arn: !GetAtt ResultFunction.Arn\n",
                    "          Arn: !GetAtt ResultFunction.Arn\n          DeadLetterConfig: {Arn: 'arn:aws:sqs:eu-west-1:111122223333:letters'}\n"),
            new Case(
                    Check.START_DEAD_LETTERS,
                    Severity.WARNING,
                    "          RoleArn: !GetAtt StartRole.Arn\n",
                    "          RoleArn: !GetAtt StartRole.Arn\n",
                    "          RoleArn: !GetAtt StartRole.Arn\n          DeadLetterConfig: {Arn: !GetAtt ApprovalTopic.TopicArn}\n"),
            new Case(
                    Check.TOKEN_LOGGED,
                    Severity.WARNING,
                    "IncludeExecutionData: false",
                    "IncludeExecutionData: true",
                    "IncludeExecutionData: 'false'"),
            new Case(
                    Check.OWN_KEY,
                    Severity.ADVICE,
                    "                PollForSourceChanges: 'false'",
                    "                PollForSourceChanges: 'false'",
                    "                PollForSourceChanges: 'false'\n                AllowOverrideForS3ObjectKey: true"));

    private static String returnPattern() {
        String ours = SampleTemplates.ours();
        int from = ours.indexOf("        detail-type: [CodePipeline Action Execution State Change]");
        return ours.substring(from, ours.indexOf("      Targets:", from));
    }

    private static String second() {
        return """
                %1$s- Name: Second
                %1$s  Actions:
                %1$s    - Name: Chief
                %1$s      ActionTypeId: {Category: Approval, Owner: AWS, Provider: Manual, Version: '1'}
                %1$s      Configuration:
                %1$s        NotificationArn: !Ref ApprovalTopic
                %1$s- Name: Deploy
                %1$s  Actions:""".formatted(" ".repeat(8));
    }

    @TestFactory
    Stream<DynamicTest> aDefectIsFoundWithItsSeverityAndItsChangeRemovesIt() {
        return CASES.stream()
                .map(one -> DynamicTest.dynamicTest(name(one, one.defect()), () -> isFoundAndRemoved(one)));
    }

    @TestFactory
    Stream<DynamicTest> whatOnlyLooksLikeADefectIsNotFound() {
        return CASES.stream()
                .map(one -> DynamicTest.dynamicTest(name(one, one.nearMiss()), () -> {
                    HealthReport report = of(with(one, one.nearMiss())).report();
                    assertThat(report.findings())
                            .extracting(HealthFinding::check)
                            .doesNotContain(one.check());
                    assertThat(report.checked()).contains(one.check());
                }));
    }

    private static String name(Case one, String text) {
        return one.check().code() + ": " + text.strip().lines().findFirst().orElse("left out");
    }

    private static void isFoundAndRemoved(Case one) throws Exception {
        String template = with(one, one.defect());
        HealthAnswer answer = of(template);
        List<HealthFinding> found = answer.report().findings().stream()
                .filter(finding -> finding.check() == one.check())
                .toList();
        assertThat(found).as(answer.report().toString()).isNotEmpty();
        HealthFinding finding = found.getFirst();
        assertThat(finding.severity()).isEqualTo(one.severity());
        assertThat(finding.summary()).endsWith(".");
        assertThat(finding.evidence()).isNotEmpty();
        assertThat(ChangeText.diff(answer.change(finding))).containsPattern("(?m)^[+-] ");

        HealthReport mended = of(Changed.by(template, finding.change())).report();
        assertThat(mended.findings().stream().filter(left -> left.check() == one.check()))
                .as(ChangeText.diff(answer.change(finding)))
                .hasSizeLessThan(found.size());
        assertThat(critical(mended)).isSubsetOf(critical(answer.report()));
    }

    private static Set<Check> critical(HealthReport report) {
        Set<Check> checks = EnumSet.noneOf(Check.class);
        report.findings().stream()
                .filter(finding -> finding.severity() == Severity.CRITICAL)
                .forEach(finding -> checks.add(finding.check()));
        return checks;
    }

    private static String with(Case one, String text) {
        String ours = SampleTemplates.ours();
        assertThat(ours).contains(one.from());
        return ours.replace(one.from(), text);
    }

    private static HealthAnswer of(String template) throws Exception {
        return TemplateHealth.of("a template", template, PARAMETERS, TODAY);
    }

    @Test
    void everyCheckHasItsCase() {
        assertThat(CASES.stream().map(Case::check)).contains(Check.values());
    }

    @Test
    void aTaskMaySendItsOwnHeartbeatsButNobodyIsBlamedForOneThatOutlastsTheApproval() throws Exception {
        assertThat(of(SampleTemplates.ours()).report().passed()).contains(Check.HEARTBEAT);
    }

    @Test
    void theDefinitionsOldTimeoutIsShownAsGoing() throws Exception {
        HealthAnswer answer = of(SampleTemplates.ours().replace("608400", "3600"));
        HealthFinding clocks = answer.report().findings().getFirst();

        assertThat(ChangeText.diff(answer.change(clocks)))
                .contains("-               \"TimeoutSeconds\": \"3600\"", "+               \"TimeoutSeconds\": 608400");
        assertThat(Optional.of(clocks.check())).contains(Check.CLOCKS);
    }
}
