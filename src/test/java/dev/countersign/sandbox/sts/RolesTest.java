package dev.countersign.sandbox.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

final class RolesTest {
    private static final String ACCOUNT = "arn:aws:iam::111122223333:";

    @RegisterExtension
    private final RunningSandbox sandbox = new RunningSandbox();

    private IamClient iam;
    private StsClient sts;

    @BeforeEach
    void connect() {
        iam = sandbox.client(IamClient.builder());
        sts = sandbox.client(StsClient.builder());
    }

    @Test
    void aSessionLastsAsLongAsTheRoleAllows() {
        role("Long", "root", "", 7200);

        Instant end = assume("Long", r -> r.durationSeconds(7200)).credentials().expiration();

        assertThat(end).isCloseTo(Instant.now().plusSeconds(7200), within(30, ChronoUnit.SECONDS));
        assertThatThrownBy(() -> assume("Long", r -> r.durationSeconds(7201)))
                .hasMessageContaining("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
                .matches(e -> ((StsException) e).awsErrorDetails().errorCode().equals("ValidationError"));
        assertThatThrownBy(() -> assume("Long", r -> r.durationSeconds(899)))
                .hasMessageContaining("greater than or equal to 900");
        assertThatThrownBy(() -> assume("Long", r -> r.durationSeconds(43201)))
                .hasMessageContaining("less than or equal to 43200");
    }

    @Test
    void aRoleThatBecomesAnotherDoesSoForAnHourAtMost() {
        role("First", "root", "", 7200);
        role("Second", "role/First", "", 7200);
        StsClient first = client(assume("First", r -> {}).credentials());

        AssumeRoleResponse second = first.assumeRole(
                r -> r.roleArn(ACCOUNT + "role/Second").roleSessionName("chain").durationSeconds(3600));

        assertThat(client(second.credentials()).getCallerIdentity().arn())
                .isEqualTo("arn:aws:sts::111122223333:assumed-role/Second/chain");
        assertThatThrownBy(() -> first.assumeRole(r -> r.roleArn(ACCOUNT + "role/Second")
                        .roleSessionName("chain")
                        .durationSeconds(3601)))
                .hasMessageContaining("exceeds the 1 hour session limit for roles assumed by role chaining");
        assertThatThrownBy(() -> assume("Second", r -> {})).hasMessageContaining("is not authorized to perform");
    }

    @Test
    void anExternalIdHasToBeTheOneThatTheRoleExpects() {
        role("Partner", "root", "\"Condition\": {\"StringEquals\": {\"sts:ExternalId\": \"4711\"}},", 3600);

        assume("Partner", r -> r.externalId("4711"));
        assertThatThrownBy(() -> assume("Partner", r -> r.externalId("4712"))).hasMessageContaining("not authorized");
        assertThatThrownBy(() -> assume("Partner", r -> {})).hasMessageContaining("not authorized");
        assertThatThrownBy(() -> assume("Partner", r -> r.externalId("!!"))).hasMessageContaining("externalId");
    }

    @Test
    void aSourceIdentityNeedsItsPermissionAndStays() {
        role("Plain", "root", "", 3600);
        iam.createRole(r -> r.roleName("Named").assumeRolePolicyDocument(trust("root", "", "sts:*")));
        iam.createRole(r -> r.roleName("Next").assumeRolePolicyDocument(trust("role/Named", "", "sts:*")));

        AssumeRoleResponse named = assume("Named", r -> r.sourceIdentity("alice"));
        assertThat(named.sourceIdentity()).isEqualTo("alice");
        StsClient alice = client(named.credentials());
        assertThat(alice.assumeRole(r -> r.roleArn(ACCOUNT + "role/Next").roleSessionName("n2"))
                        .sourceIdentity())
                .isEqualTo("alice");
        assertThatThrownBy(() -> alice.assumeRole(r ->
                        r.roleArn(ACCOUNT + "role/Next").roleSessionName("n2").sourceIdentity("bob")))
                .hasMessageContaining("cannot be changed");
        assertThatThrownBy(() -> assume("Plain", r -> r.sourceIdentity("alice")))
                .hasMessageContaining("sts:SetSourceIdentity");
    }

    @Test
    void malformedRequestsAreToldWhatIsWrong() {
        role("Plain", "root", "", 3600);

        assertThatThrownBy(() -> assume("Plain", r -> r.roleSessionName("a b")))
                .hasMessageContaining("'roleSessionName' failed to satisfy constraint");
        assertThatThrownBy(() -> assume("Plain", r -> r.roleArn("short"))).hasMessageContaining("'roleArn'");
        assertThatThrownBy(() -> assume("Plain", r -> r.roleArn("arn:aws:iam::111122223333:user/viewer")))
                .hasMessageContaining("arn:aws:iam::111122223333:user/viewer is invalid");
        assertThatThrownBy(() -> assume("Nobody", r -> {})).hasMessageContaining("not authorized to perform");
        assertThatThrownBy(() -> assume("Plain", r -> r.policy("{}"))).hasMessageContaining("session policies");
        assertThatThrownBy(() -> assume("Plain", r -> r.tags(t -> t.key("a").value("b"))))
                .hasMessageContaining("session tags");
    }

    @Test
    void aKeyTellsItsAccount() {
        String key = sandbox.sandbox().credentials(Persona.VIEWER).accessKeyId();

        assertThat(sts.getAccessKeyInfo(r -> r.accessKeyId(key)).account()).isEqualTo("111122223333");
        assertThatThrownBy(() -> sts.getAccessKeyInfo(r -> r.accessKeyId("AKIAIOSFODNN7EXAMPLE")))
                .hasMessageContaining("other accounts");
        assertThatThrownBy(() -> sts.getAccessKeyInfo(r -> r.accessKeyId("x"))).hasMessageContaining("accessKeyId");
        StsClient viewers = sandbox.client(StsClient.builder(), Persona.VIEWER);
        assertThatThrownBy(() -> viewers.getAccessKeyInfo(r -> r.accessKeyId(key)))
                .hasMessageContaining("sts:GetAccessKeyInfo");
    }

    private void role(String name, String trusted, String condition, int longest) {
        iam.createRole(r -> r.roleName(name)
                .maxSessionDuration(longest)
                .assumeRolePolicyDocument(trust(trusted, condition, "sts:AssumeRole")));
    }

    private static String trust(String trusted, String condition, String action) {
        return """
                {"Version": "2012-10-17", "Statement": [{
                  "Effect": "Allow", "Principal": {"AWS": "%s"}, %s "Action": "%s"}]}""".formatted(ACCOUNT + trusted, condition, action);
    }

    private AssumeRoleResponse assume(String role, Consumer<AssumeRoleRequest.Builder> change) {
        AssumeRoleRequest.Builder request =
                AssumeRoleRequest.builder().roleArn(ACCOUNT + "role/" + role).roleSessionName("desk");
        change.accept(request);
        return sts.assumeRole(request.build());
    }

    private StsClient client(Credentials credentials) {
        return sandbox.client(
                StsClient.builder(),
                AwsSessionCredentials.create(
                        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken()));
    }
}
