package dev.countersign.session.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.Gateways;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.domain.states.StateMachineArn;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.testing.SandboxSessions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;

class PermissionsTest {
    private static final ApprovalAddress APPROVAL =
            new ApprovalAddress("release-pipeline", "Approval", "ManualApproval");
    private static final StateMachineArn MACHINE =
            new StateMachineArn("arn:aws:states:eu-west-1:111122223333:stateMachine:Orders");

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void anApproverMayAnswerButNotStartOrDeploy() {
        try (Gateways gateways = SandboxSessions.gateways(sandbox, Persona.APPROVER)) {
            Permissions permissions = permissions(gateways);

            assertThat(permissions.whyNotAnswer(APPROVAL)).isEmpty();
            assertThat(permissions.whyNotStart(MACHINE))
                    .contains(
                            "user/approver may not start executions of Orders: no policy allows states:StartExecution.");
            assertThat(permissions.whyNotDeploy("demo"))
                    .contains("user/approver may not deploy demo: no policy allows cloudformation:CreateChangeSet.");
        }
    }

    @Test
    void aViewerIsToldWhichPermissionIsMissing() {
        try (Gateways gateways = SandboxSessions.gateways(sandbox, Persona.VIEWER)) {
            assertThat(permissions(gateways).whyNotAnswer(APPROVAL))
                    .contains(
                            "user/viewer may not answer this approval: no policy allows codepipeline:PutApprovalResult.");
        }
    }

    @Test
    void theMatrixTellsActionByActionWhatAnApproverCan() {
        try (Gateways gateways = SandboxSessions.gateways(sandbox, Persona.APPROVER)) {
            Permissions permissions = permissions(gateways);

            PermissionMatrix matrix =
                    permissions.matrix(permissions.nothing().with(APPROVAL).with(MACHINE));

            assertThat(matrix.whyNotAsked()).isEmpty();
            assertThat(matrix.permissions()).hasSameSizeAs(ActionCatalog.all());
            assertThat(matrix.verdict(Job.DECIDE)).isEqualTo(Verdict.ALLOWED);
            assertThat(matrix.verdict(Job.START)).isEqualTo(Verdict.DENIED);
            assertThat(matrix.of(Job.DECIDE).getFirst().why()).isEqualTo("Allowed by DecideApprovals.");
            assertThat(matrix.of(Job.START).getFirst().why()).isEqualTo("No policy allows it.");
        }
    }

    @Test
    void whatIsAllowedOnSomeResourcesOnlyIsSaidSo() {
        IamClient iam = sandbox.client(IamClient.builder());
        iam.putUserPolicy(r -> r.userName("viewer").policyName("OneOnly").policyDocument("""
                {"Version": "2012-10-17", "Statement": [
                 {"Effect": "Allow", "Action": "codepipeline:PutApprovalResult",
                  "Resource": "arn:aws:codepipeline:eu-west-1:111122223333:release-pipeline/*/*"},
                 {"Effect": "Deny", "Action": "states:StartExecution", "Resource": "*"}]}"""));
        try (Gateways gateways = SandboxSessions.gateways(sandbox, Persona.VIEWER)) {
            Permissions permissions = permissions(gateways);

            PermissionMatrix matrix = permissions.matrix(
                    permissions.nothing().with(APPROVAL).with(new ApprovalAddress("other", "Approval", "Ask")));

            Permission decide = matrix.of(Job.DECIDE).getFirst();
            assertThat(decide.verdict()).isEqualTo(Verdict.PARTLY);
            assertThat(decide.why())
                    .isEqualTo(
                            "No policy allows it on arn:aws:codepipeline:eu-west-1:111122223333:other/Approval/Ask.");
            assertThat(matrix.of(Job.START).getFirst().why()).isEqualTo("Forbidden by OneOnly.");
        }
    }

    @Test
    void whereIamDoesNotTellTheAnswersToRealCallsDoAndTheRestIsUnknown() {
        sandbox.client(IamClient.builder())
                .putUserPolicy(r -> r.userName("viewer").policyName("NotToAsk").policyDocument("""
                {"Version": "2012-10-17", "Statement":
                 {"Effect": "Deny", "Action": ["iam:SimulatePrincipalPolicy", "states:ListStateMachines"], "Resource": "*"}}"""));
        try (Gateways gateways = SandboxSessions.gateways(sandbox, Persona.VIEWER)) {
            Permissions permissions = permissions(gateways);
            gateways.pipelines().pipelines();
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> gateways.executions().stateMachines()))
                    .isNotNull();

            PermissionMatrix matrix = permissions.matrix(permissions.nothing());

            assertThat(matrix.whyNotAsked())
                    .contains("IAM could not be asked: You are not allowed to call iam:SimulatePrincipalPolicy.");
            assertThat(line(matrix, "codepipeline:ListPipelines").verdict()).isEqualTo(Verdict.ALLOWED);
            assertThat(line(matrix, "codepipeline:ListPipelines").why()).startsWith("It worked at ");
            assertThat(line(matrix, "states:ListStateMachines").verdict()).isEqualTo(Verdict.DENIED);
            assertThat(line(matrix, "codepipeline:PutApprovalResult").verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(permissions.whyNotAnswer(APPROVAL)).isEmpty();
            assertThat(permissions.whyNotStart(MACHINE)).isEmpty();
        }
    }

    private static Permission line(PermissionMatrix matrix, String action) {
        return matrix.permissions().stream()
                .filter(permission -> permission.needed().action().equals(action))
                .findFirst()
                .orElseThrow();
    }

    private static Permissions permissions(Gateways gateways) {
        return new Permissions(gateways.permissions(), gateways.identity().whoAmI(), "eu-west-1");
    }
}
