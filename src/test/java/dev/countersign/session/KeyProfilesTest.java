package dev.countersign.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.AccessKeys;
import dev.countersign.sandbox.Authenticator;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.session.credentials.CredentialState;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.testing.ScriptedPerson;
import dev.countersign.testing.SignInHome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Profiles that begin with access keys: real files, the sandbox's STS. */
class KeyProfilesTest {
    private static final String APPROVER = "arn:aws:iam::111122223333:user/approver";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @TempDir
    Path folder;

    private SignInHome home;
    private AccessKeys approver;

    @BeforeEach
    void aHome() {
        home = new SignInHome(sandbox, folder);
        approver = SandboxSessions.keys(sandbox, Persona.APPROVER);
    }

    @AfterEach
    void close() throws Exception {
        home.close();
    }

    @Test
    void accessKeysSignInAndLast() throws Exception {
        home.credentials("keys", approver);

        SignedIn signedIn = home.signIn("keys", ScriptedPerson.unasked());

        assertThat(signedIn.session().identity().arn()).isEqualTo(APPROVER);
        assertThat(signedIn.session().kind()).isEqualTo(SessionKind.PROFILE);
        assertThat(signedIn.credentials().state()).isEqualTo(new CredentialState.Lasting());
        assertThat(signedIn.gateways().identity().whoAmI().arn()).isEqualTo(APPROVER);
        assertThat(signedIn.session().toString() + signedIn.credentials()).doesNotContain(approver.secretAccessKey());
    }

    @Test
    void keysWithASessionTokenSignIn() throws Exception {
        Credentials session = sandbox.client(StsClient.builder(), Persona.APPROVER)
                .getSessionToken()
                .credentials();
        home.credentials(
                "session",
                new AccessKeys(session.accessKeyId(), session.secretAccessKey(), Optional.of(session.sessionToken())));

        SignedIn signedIn = home.signIn("session", ScriptedPerson.unasked());

        assertThat(signedIn.session().identity().arn()).isEqualTo(APPROVER);
    }

    @Test
    void keysOfTheEnvironmentSignIn() throws Exception {
        home.with("AWS_ACCESS_KEY_ID", approver.accessKeyId())
                .with("AWS_SECRET_ACCESS_KEY", approver.secretAccessKey());

        SignedIn signedIn = home.signIn("Environment", ScriptedPerson.unasked());

        assertThat(signedIn.session().identity().arn()).isEqualTo(APPROVER);
        assertThat(signedIn.session().kind()).isEqualTo(SessionKind.ENVIRONMENT);
    }

    @Test
    void aChainOfRolesIsTakenWithExternalIdNameAndDuration() throws Exception {
        role("First", APPROVER, "");
        role(
                "Second",
                "arn:aws:iam::111122223333:role/First",
                ", \"Condition\": {\"StringEquals\": {\"sts:ExternalId\": \"contract-7\"}}");
        home.credentials("keys", approver);
        home.config("""
                [profile first]
                role_arn = arn:aws:iam::111122223333:role/First
                source_profile = keys

                [profile second]
                role_arn = arn:aws:iam::111122223333:role/Second
                source_profile = first
                external_id = contract-7
                role_session_name = desk-7
                duration_seconds = 900
                """);

        SignedIn signedIn = home.signIn("second", ScriptedPerson.unasked());

        assertThat(signedIn.session().identity().arn())
                .isEqualTo("arn:aws:sts::111122223333:assumed-role/Second/desk-7");
        assertThat(signedIn.credentials().state()).isInstanceOf(CredentialState.Renewable.class);
        assertThat(Duration.between(
                        Instant.now(), signedIn.credentials().expiresAt().orElseThrow()))
                .isBetween(Duration.ofMinutes(13), Duration.ofMinutes(15));
    }

    @Test
    void aRoleMayBeTakenWithTheKeysOfItsOwnProfile() throws Exception {
        role("First", APPROVER, "");
        home.credentials("self", approver).with("USER", "jo doe").config("""
                [profile self]
                role_arn = arn:aws:iam::111122223333:role/First
                source_profile = self
                """);

        assertThat(home.signIn("self", ScriptedPerson.unasked())
                        .session()
                        .identity()
                        .arn())
                .as("the person's name shows in CloudTrail")
                .isEqualTo("arn:aws:sts::111122223333:assumed-role/First/countersign-jo-doe");
    }

    @Test
    void aRoleIsTakenWithTheEnvironmentsKeys() throws Exception {
        role("First", APPROVER, "");
        home.with("AWS_ACCESS_KEY_ID", approver.accessKeyId())
                .with("AWS_SECRET_ACCESS_KEY", approver.secretAccessKey())
                .config("""
                        [profile desk]
                        role_arn = arn:aws:iam::111122223333:role/First
                        credential_source = Environment
                        role_session_name = desk
                        """);

        assertThat(home.signIn("desk", ScriptedPerson.unasked())
                        .session()
                        .identity()
                        .arn())
                .isEqualTo("arn:aws:sts::111122223333:assumed-role/First/desk");
    }

    @Test
    void aRoleWithMfaAsksUntilTheCodeIsRightAndThenNoMore() throws Exception {
        role("Careful", APPROVER, ", \"Condition\": {\"Bool\": {\"aws:MultiFactorAuthPresent\": \"true\"}}");
        Authenticator phone = Authenticator.of(sandbox, Persona.APPROVER);
        home.credentials("keys", approver).config("""
                [profile careful]
                role_arn = arn:aws:iam::111122223333:role/Careful
                source_profile = keys
                mfa_serial = %s
                role_session_name = desk
                """.formatted(phone.serialNumber()));
        var person =
                new ScriptedPerson().code(() -> "12").code(() -> phone.code(10)).code(phone::nextCode);

        SignedIn signedIn = home.signIn("careful", person);
        try (SignedIn other = signedIn.in("us-east-1")) {
            assertThat(other.session().region()).isEqualTo("us-east-1");
            assertThat(other.credentials()).isSameAs(signedIn.credentials());
        }

        assertThat(signedIn.session().identity().arn())
                .isEqualTo("arn:aws:sts::111122223333:assumed-role/Careful/desk");
        assertThat(person.asked()).hasSize(3).allSatisfy(request -> {
            assertThat(request.profile()).isEqualTo("careful");
            assertThat(request.serial()).isEqualTo(phone.serialNumber());
            assertThat(request.role()).isEqualTo("arn:aws:iam::111122223333:role/Careful");
        });
        assertThat(person.asked().get(1).problem()).contains("six digits");
        assertThat(person.asked().get(2).problem()).contains("did not accept that code");
        assertThat(signedIn.credentials().state())
                .as("the day's session renews the role's without another code")
                .isInstanceOf(CredentialState.Renewable.class);

        signedIn.credentials().renew(ScriptedPerson.unasked());
        assertThat(signedIn.gateways().identity().whoAmI().arn()).endsWith("assumed-role/Careful/desk");
    }

    @Test
    void aUserWithADeviceWorksInASessionThatCountsAsSignedInWithIt() throws Exception {
        Authenticator phone = Authenticator.of(sandbox, Persona.APPROVER);
        home.credentials("keys", approver).config("[profile keys]\nmfa_serial = " + phone.serialNumber() + "\n");
        var person = new ScriptedPerson().code(phone::nextCode);

        SignedIn signedIn = home.signIn("keys", person);

        assertThat(person.asked())
                .singleElement()
                .satisfies(request -> assertThat(request.role()).isEmpty());
        assertThat(signedIn.session().identity().arn()).isEqualTo(APPROVER);
        assertThat(signedIn.session().connection().keys().sessionToken()).isPresent();
        assertThat(signedIn.credentials().state()).isInstanceOf(CredentialState.Ending.class);
    }

    private void role(String name, String principal, String condition) {
        sandbox.client(IamClient.builder())
                .createRole(r -> r.roleName(name).assumeRolePolicyDocument("""
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                          "Principal": {"AWS": "%s"}, "Action": "sts:AssumeRole"%s}]}""".formatted(principal, condition)));
        sandbox.client(IamClient.builder())
                .putRolePolicy(r -> r.roleName(name).policyName("Chain").policyDocument("""
                        {"Version": "2012-10-17", "Statement": [
                          {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}]}"""));
    }
}
