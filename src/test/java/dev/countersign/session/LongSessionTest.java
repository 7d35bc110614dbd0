package dev.countersign.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsFailure;
import dev.countersign.sandbox.Authenticator;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.session.credentials.CredentialState;
import dev.countersign.testing.ManualTime;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.testing.ScriptedPerson;
import dev.countersign.testing.SignInHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;

/** A session over the end of its credentials: the sandbox's time for these is moved, this machine's stays. */
class LongSessionTest {
    private final ManualTime time = new ManualTime(Instant.now());

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox(options -> options.withCredentialTime(time));

    @TempDir
    Path folder;

    private SignInHome home;

    @BeforeEach
    void aHome() {
        home = new SignInHome(sandbox, folder);
    }

    @AfterEach
    void close() throws Exception {
        home.close();
    }

    @Test
    void aCallThatAwsRefusesAsExpiredIsMadeOnceMoreWithARoleTakenAnew() throws Exception {
        SignedIn signedIn = home.credentials("keys", SandboxSessions.keys(sandbox, Persona.APPROVER))
                .config(role("Desk", ""))
                .signIn("desk", ScriptedPerson.unasked());
        AccessKeys before = signedIn.session().connection().keys();

        time.advance(Duration.ofHours(2));

        assertThat(signedIn.gateways().identity().whoAmI())
                .isEqualTo(signedIn.session().identity());
        assertThat(signedIn.session().connection().keys()).isNotEqualTo(before);
        assertThat(signedIn.gateways().pipelines().pipelines()).isEmpty();
    }

    @Test
    void oneCodeInTheMorningLastsForTheDay() throws Exception {
        Authenticator phone = Authenticator.of(sandbox, Persona.APPROVER);
        SignedIn signedIn = home.credentials("keys", SandboxSessions.keys(sandbox, Persona.APPROVER))
                .config(role("Desk", "mfa_serial = " + phone.serialNumber() + "\n"))
                .signIn("desk", new ScriptedPerson().code(phone::nextCode));

        time.advance(Duration.ofHours(11));
        assertThat(signedIn.gateways().identity().whoAmI())
                .isEqualTo(signedIn.session().identity());
    }

    @Test
    void aSignInThatWasEndedIsTakenUpAgainWhenAnotherProgramSignsIn() throws Exception {
        home.browserOf("approver").config("""
                [sso-session corp]
                sso_start_url = %s
                sso_region = eu-west-1
                sso_registration_scopes = sso:account:access

                [profile desk]
                sso_session = corp
                sso_account_id = 111122223333
                sso_role_name = ApproverAccess
                """.formatted(sandbox.sandbox().startUrl()));
        SignedIn signedIn = home.signIn("desk", new ScriptedPerson());
        AccessKeys before = signedIn.session().connection().keys();
        removeTokens();
        time.advance(Duration.ofHours(13));

        assertThatThrownBy(() -> signedIn.gateways().identity().whoAmI()).isInstanceOf(AwsFailure.class);
        assertThat(signedIn.credentials().state()).isInstanceOf(CredentialState.NeedsPerson.class);

        home.signIn("desk", new ScriptedPerson());
        signedIn.credentials().renew(ScriptedPerson.unasked());

        assertThat(signedIn.gateways().identity().whoAmI())
                .isEqualTo(signedIn.session().identity());
        assertThat(signedIn.session().connection().keys()).isNotEqualTo(before);
    }

    @Test
    void oneRegionGoesOnWhenAnotherIsClosed() throws Exception {
        SignedIn first = home.credentials("keys", SandboxSessions.keys(sandbox, Persona.APPROVER))
                .signIn("keys", ScriptedPerson.unasked());
        SignedIn second = first.in("eu-west-1");

        first.close();

        assertThat(second.gateways().identity().whoAmI())
                .isEqualTo(first.session().identity());
        assertThatThrownBy(() -> first.in("eu-west-1")).isInstanceOf(IllegalStateException.class);
        second.close();
    }

    private String role(String name, String more) {
        sandbox.client(IamClient.builder()).createRole(r -> r.roleName(name).assumeRolePolicyDocument("""
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                          "Principal": {"AWS": "arn:aws:iam::111122223333:user/approver"},
                          "Action": "sts:AssumeRole"}]}"""));
        sandbox.client(IamClient.builder())
                .putRolePolicy(r -> r.roleName(name).policyName("All").policyDocument("""
                        {"Version": "2012-10-17", "Statement": [
                          {"Effect": "Allow", "Action": "*", "Resource": "*"}]}"""));
        return "[profile desk]\nrole_arn = arn:aws:iam::111122223333:role/" + name + "\nsource_profile = keys\n" + more;
    }

    private void removeTokens() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve(".aws/sso/cache"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
