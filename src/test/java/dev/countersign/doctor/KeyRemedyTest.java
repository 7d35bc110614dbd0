package dev.countersign.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.Gateways;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.scenario.Scenarios;
import dev.countersign.scenario.Workbench;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.testing.WatchedSandbox;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyListEntry;

/** An answer that was not taken because of the state machine's key. */
class KeyRemedyTest {
    @Test
    void onceAPersonHasGivenTheRightBackTheRecordedDecisionIsTaken() {
        afterT7((sandbox, aws) -> {
            Diagnosis before = new Doctor(aws.gateways()).execution(aws.execution());
            Finding finding = before.primary().getFirst();
            assertThat(finding.cause()).isEqualTo(Cause.KEY_UNUSABLE);
            allowAgain(sandbox.client(IamClient.builder()));

            new Healing(aws.gateways())
                    .heals(before, finding, finding.remedies().getFirst());
        });
    }

    @Test
    void whileTheKeyIsDisabledTheDoctorSaysThatItCouldNotLookAndWhy() {
        afterT7((sandbox, aws) -> {
            KmsClient kms = sandbox.client(KmsClient.builder());
            for (KeyListEntry key : kms.listKeys().keys()) {
                kms.disableKey(r -> r.keyId(key.keyId()));
            }

            Diagnosis diagnosis = new Doctor(aws.gateways()).execution(aws.execution());

            assertThat(diagnosis.verdict()).isEqualTo(Verdict.COULD_NOT_LOOK);
            assertThat(diagnosis.sentence()).contains("KMS key").contains("DISABLED");
            assertThat(diagnosis.findings()).isEmpty();
        });
    }

    private record Broken(Gateways gateways, ExecutionArn execution) {}

    private static void afterT7(BiConsumer<RunningSandbox, Broken> test) {
        try (RunningSandbox sandbox = WatchedSandbox.startedInRealTime()) {
            AwsConnection connection = SandboxSessions.connection(sandbox, Persona.ADMINISTRATOR);
            try (var bench = Workbench.withOurTemplate(connection);
                    Gateways aws = SdkGateways.connect(connection)) {
                ExecutionArn execution =
                        Scenarios.ofCode("T7").orElseThrow().bring().apply(bench);
                test.accept(sandbox, new Broken(aws, execution));
            }
        }
    }

    private static void allowAgain(IamClient iam) {
        for (Role role : iam.listRoles().roles()) {
            for (String policy :
                    iam.listRolePolicies(r -> r.roleName(role.roleName())).policyNames()) {
                String text = iam.getRolePolicy(r -> r.roleName(role.roleName()).policyName(policy))
                        .policyDocument();
                if (text.contains("Deny")) {
                    iam.deleteRolePolicy(r -> r.roleName(role.roleName()).policyName(policy));
                }
            }
        }
    }
}
