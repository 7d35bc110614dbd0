package dev.countersign.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.Gateways;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Confidence;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.diagnosis.Look;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * One fault for each hop, examined by somebody who lacks one permission after the other: whatever is missing, the answer is never
 * that all is well, never another cause as proved, and it names the permission.
 */
class PermissionsRemovedTest {
    private static final String EVERYTHING = "arn:aws:iam::aws:policy/AdministratorAccess";
    /** Calls that belong to a look of another name. */
    private static final Set<String> BESIDE = Set.of("events:ListTargetsByRule");

    @TestFactory
    Stream<DynamicTest> withoutOnePermissionNothingWrongIsSaid() {
        return Stream.of("P1", "S3", "Q1", "R1", "E1", "E5", "T1")
                .filter(code -> List.of(
                                System.getProperty("countersign.scenario", code).split(","))
                        .contains(code))
                .map(code -> dynamicTest(
                        code, () -> removeEach(Scenarios.ofCode(code).orElseThrow())));
    }

    private static void removeEach(Scenario scenario) {
        try (RunningSandbox sandbox = WatchedSandbox.startedInRealTime()) {
            AwsConnection administrator = SandboxSessions.connection(sandbox, Persona.ADMINISTRATOR);
            AwsConnection restricted = administrator.as(user(sandbox.client(IamClient.builder())));
            try (var bench = Workbench.withOurTemplate(administrator);
                    Gateways aws = SdkGateways.connect(restricted)) {
                ExecutionArn execution = scenario.bring().apply(bench);
                Cause cause = Cause.ofCode(scenario.code()).orElseThrow();
                Diagnosis whole = new Doctor(aws).execution(execution);
                assertThat(whole.primary().stream().map(Finding::cause)).containsExactly(cause);

                Set<String> calls =
                        whole.looks().stream().map(Look::call).collect(Collectors.toCollection(TreeSet::new));
                calls.addAll(BESIDE);
                for (String call : calls) {
                    deny(sandbox.client(IamClient.builder()), call);
                    Diagnosis without = new Doctor(aws).execution(execution);
                    check(call, cause, without);
                }
            }
        }
    }

    private static void check(String call, Cause cause, Diagnosis diagnosis) {
        String told = "without " + call + ": " + told(diagnosis);
        assertThat(diagnosis.verdict()).as(told).isIn(Verdict.STUCK, Verdict.COULD_NOT_LOOK);
        assertThat(diagnosis.primary().stream()
                        .filter(one -> one.confidence() == Confidence.PROVED)
                        .map(Finding::cause))
                .as(told)
                .isSubsetOf(cause);
        if (diagnosis.verdict() == Verdict.COULD_NOT_LOOK) {
            assertThat(told(diagnosis)).contains("This needs the permission " + call);
        }
        if (call.equals("cloudformation:DescribeStackResources") && cause.hop().ordinal() > 1) {
            assertThat(diagnosis.verdict()).as(told).isEqualTo(Verdict.STUCK);
        }
    }

    private static AccessKeys user(IamClient iam) {
        iam.createUser(r -> r.userName("restricted"));
        iam.attachUserPolicy(r -> r.userName("restricted").policyArn(EVERYTHING));
        var key = iam.createAccessKey(r -> r.userName("restricted")).accessKey();
        return new AccessKeys(key.accessKeyId(), key.secretAccessKey(), Optional.empty());
    }

    private static void deny(IamClient iam, String call) {
        iam.putUserPolicy(r -> r.userName("restricted")
                .policyName("without")
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"" + call
                        + "\",\"Resource\":\"*\"}]}"));
    }

    private static String told(Diagnosis diagnosis) {
        var text = new StringWriter();
        new TextReport(new PrintWriter(text), false).print(diagnosis);
        return text.toString();
    }
}
