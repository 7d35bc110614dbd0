package dev.countersign.stack.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.Gateways;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.sandbox.cloudformation.SampleTemplates;
import dev.countersign.stack.health.finding.Check;
import dev.countersign.stack.health.finding.HealthFinding;
import dev.countersign.stack.health.finding.HealthReport;
import dev.countersign.stack.health.finding.HealthReport.Verdict;
import dev.countersign.stack.health.finding.Severity;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.testing.WatchedSandbox;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.ObjectMapper;

/** A deployed stack, over the wire. */
class LiveHealthTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);

    /** A permission, and a check that needs it. */
    private static final Map<String, Check> WITHOUT = Map.ofEntries(
            Map.entry("cloudformation:ListStackResources", Check.RETURN_RULE),
            Map.entry("codepipeline:GetPipeline", Check.RETURN_RULE),
            Map.entry("states:DescribeStateMachine", Check.TIMEOUT),
            Map.entry("events:ListRules", Check.RETURN_RULE),
            Map.entry("events:ListTargetsByRule", Check.START),
            Map.entry("lambda:GetFunctionConfiguration", Check.RUNTIME),
            Map.entry("lambda:GetPolicy", Check.RETURN_PERMISSION),
            Map.entry("s3:GetBucketVersioning", Check.VERSIONING),
            Map.entry("s3:GetBucketNotification", Check.START),
            Map.entry("s3:GetLifecycleConfiguration", Check.LIFECYCLE),
            Map.entry("sns:ListSubscriptionsByTopic", Check.NOTIFICATION),
            Map.entry("iam:SimulatePrincipalPolicy", Check.ANSWER_PERMISSION));

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

    @Test
    void withoutAPermissionTheCheckCouldNotLookAndNamesIt() {
        IamClient iam = sandbox.client(IamClient.builder());
        iam.createUser(r -> r.userName("restricted"));
        iam.attachUserPolicy(r -> r.userName("restricted").policyArn("arn:aws:iam::aws:policy/AdministratorAccess"));
        var key = iam.createAccessKey(r -> r.userName("restricted")).accessKey();
        var keys = new AccessKeys(key.accessKeyId(), key.secretAccessKey(), Optional.empty());
        Set<Check> wholly =
                health().stack(pipeline(), TODAY).orElseThrow().report().passed();
        try (Gateways aws = SdkGateways.connect(
                SandboxSessions.connection(sandbox, Persona.ADMINISTRATOR).as(keys))) {
            for (Map.Entry<String, Check> one : WITHOUT.entrySet()) {
                iam.putUserPolicy(r -> r.userName("restricted")
                        .policyName("without")
                        .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\""
                                + one.getKey() + "\",\"Resource\":\"*\"}]}"));
                HealthReport report = new LiveHealth(aws, "111122223333", "eu-west-1")
                        .stack(pipeline(), TODAY)
                        .orElseThrow()
                        .report();

                assertThat(report.missed())
                        .as(one.getKey())
                        .anyMatch(miss -> miss.check() == one.getValue()
                                && miss.why().equals("This needs the permission " + one.getKey() + "."));
                assertThat(report.passed()).as(one.getKey()).doesNotContain(one.getValue());
                assertThat(wholly).as(one.getKey()).containsAll(report.passed());
                assertThat(report.findings().stream().filter(found -> found.severity() == Severity.CRITICAL))
                        .as(one.getKey())
                        .isEmpty();
            }
        }
    }

    @Test
    void whatWasChangedAfterTheDeploymentIsFound() {
        try (RunningSandbox own = WatchedSandbox.startedInRealTime();
                var stack = new WatchedSandbox(own, Persona.ADMINISTRATOR)) {
            var live = new LiveHealth(stack.gateways(), "111122223333", "eu-west-1");
            LambdaClient lambda = own.client(LambdaClient.builder());
            String function = live.stack("demo", TODAY).isPresent()
                    ? lambda.listFunctions().functions().stream()
                            .map(FunctionConfiguration::functionName)
                            .filter(name -> name.contains("ResultFunction"))
                            .findFirst()
                            .orElseThrow()
                    : "";
            String sid = JSON.readTree(
                            lambda.getPolicy(r -> r.functionName(function)).policy())
                    .at("/Statement/0/Sid")
                    .asString();
            lambda.removePermission(r -> r.functionName(function).statementId(sid));
            String bucket = stack.output("BucketName");
            own.client(S3Client.builder())
                    .putBucketVersioning(r -> r.bucket(bucket).versioningConfiguration(v -> v.status("Suspended")));

            HealthReport report = live.stack("demo", TODAY).orElseThrow().report();

            assertThat(report.findings())
                    .filteredOn(finding -> finding.severity() == Severity.CRITICAL)
                    .extracting(HealthFinding::check)
                    .containsExactly(Check.RETURN_PERMISSION, Check.VERSIONING);
        }
    }
}
