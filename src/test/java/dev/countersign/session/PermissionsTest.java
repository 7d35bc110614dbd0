package dev.countersign.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.testing.SandboxSessions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PermissionsTest {
    private static final ApprovalAddress APPROVAL =
            new ApprovalAddress("release-pipeline", "Approval", "ManualApproval");

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void anApproverMayAnswer() {
        assertThat(whyNot("approver")).isEmpty();
    }

    @Test
    void aViewerIsToldWhichPermissionIsMissing() {
        assertThat(whyNot("viewer"))
                .contains("user/viewer may not answer this approval: no policy allows codepipeline:PutApprovalResult.");
    }

    private Optional<String> whyNot(String name) {
        SandboxAccess access = SandboxSessions.access(sandbox);
        Persona persona = access.personas().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow();
        try (var gateways = SdkGateways.connect(access.connection(persona))) {
            var permissions =
                    new Permissions(gateways.identity(), gateways.identity().whoAmI(), access.region());
            return permissions.whyNotAnswer(APPROVAL);
        }
    }
}
