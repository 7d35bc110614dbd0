package dev.countersign.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.sandbox.Authenticator;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.sandbox.sts.IdentityProvider;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.SignInPrompt;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.testing.ScriptedPerson;
import dev.countersign.testing.SignInHome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;

/** Each way in which a sign-in fails is told in a sentence, with a way on, and without a secret. */
class SignInFailuresTest {
    @RegisterExtension
    static final RunningSandbox SANDBOX = new RunningSandbox();

    @TempDir
    Path folder;

    private SignInHome home;
    private AccessKeys approver;

    @BeforeEach
    void aHome() {
        home = new SignInHome(SANDBOX, folder);
        approver = SandboxSessions.keys(SANDBOX, Persona.APPROVER);
    }

    @AfterEach
    void close() throws Exception {
        home.close();
    }

    @Test
    void unknownKeysAreNotAccepted() {
        home.credentials("keys", new AccessKeys("AKIAUNKNOWN000000000", "x", Optional.empty()));

        assertThat(failure("keys").sentence()).contains("does not accept these credentials");
    }

    @Test
    void anEndpointThatDoesNotAnswerIsNamedAsSuch() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        var away = new SignInHome(URI.create("http://127.0.0.1:" + closed), folder).credentials("keys", approver);

        AwsFailure failure =
                catchThrowableOfType(AwsFailure.class, () -> away.signIn("keys", ScriptedPerson.unasked()));

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure.wayOn()).isNotEmpty();
    }

    @Test
    void aRoleThatDoesNotTrustTheUserIsNamedWithTheProfile() {
        SANDBOX.client(IamClient.builder()).createRole(r -> r.roleName("Closed").assumeRolePolicyDocument("""
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                          "Principal": {"AWS": "arn:aws:iam::111122223333:user/administrator"},
                          "Action": "sts:AssumeRole"}]}"""));
        home.credentials("keys", approver).config(roleProfile("Closed", ""));

        AwsFailure failure = failure("desk");

        assertThat(failure.sentence())
                .isEqualTo("Profile 'desk' may not take the role arn:aws:iam::111122223333:role/Closed.");
        assertThat(failure.wayOn()).contains("trust policy").contains("external_id");
        assertThat(failure.details()).contains("sts:AssumeRole").contains("AccessDenied");
    }

    @Test
    void aDurationThatTheRoleDoesNotAllowIsTold() {
        trusting("Short");
        home.credentials("keys", approver).config(roleProfile("Short", "duration_seconds = 40000\n"));

        AwsFailure failure = failure("desk");

        assertThat(failure.sentence()).contains("'desk'").contains("MaxSessionDuration");
        assertThat(failure.wayOn()).contains("duration_seconds");
    }

    @Test
    void anMfaDeviceOfSomebodyElseIsToldOnceAndNotAskedForAgain() {
        trusting("Guarded");
        home.credentials("keys", approver)
                .config(roleProfile("Guarded", "mfa_serial = arn:aws:iam::111122223333:mfa/nobody\n"));
        var person = new ScriptedPerson().code(() -> "123456").code(() -> "123456");

        AwsFailure failure = catchThrowableOfType(AwsFailure.class, () -> home.signIn("desk", person));

        assertThat(failure.sentence()).contains("arn:aws:iam::111122223333:mfa/nobody");
        assertThat(failure.wayOn()).isEqualTo("Correct mfa_serial of profile 'desk'.");
        assertThat(person.asked()).hasSize(1);
    }

    @Test
    void whoDoesNotWantToGiveACodeIsNotSignedIn() {
        trusting("Guarded2");
        home.credentials("keys", approver)
                .config(roleProfile("Guarded2", "mfa_serial = arn:aws:iam::111122223333:mfa/x\n"));

        assertThatThrownBy(() -> home.signIn("desk", SignInPrompt.nobody()))
                .isInstanceOf(SignInCancelledException.class);
    }

    @Test
    void sessionsThatAreForbiddenCostACodeForEachRole() throws Exception {
        trusting("Careful");
        Authenticator phone = Authenticator.of(SANDBOX, Persona.APPROVER);
        SANDBOX.client(IamClient.builder())
                .putUserPolicy(
                        r -> r.userName("approver").policyName("NoSessions").policyDocument("""
                        {"Version": "2012-10-17", "Statement": [
                          {"Effect": "Deny", "Action": "sts:GetSessionToken", "Resource": "*"}]}"""));
        home.credentials("keys", approver)
                .config(roleProfile("Careful", "mfa_serial = " + phone.serialNumber() + "\n"));
        var person =
                new ScriptedPerson().code(phone::nextCode).code(phone::nextCode).code(phone::nextCode);

        SignedIn signedIn = home.signIn("desk", person);

        assertThat(signedIn.session().identity().arn()).contains("assumed-role/Careful/");
        SANDBOX.client(IamClient.builder())
                .deleteUserPolicy(r -> r.userName("approver").policyName("NoSessions"));
    }

    @Test
    void aProgramThatFailsIsQuotedWithoutSecrets() {
        String token = "FwoGZXIvYXdzE".repeat(20);
        program("echo 'not signed in; token " + token + "' >&2; exit 3");

        AwsFailure failure = failure("program");

        assertThat(failure.sentence())
                .startsWith("The credential_process of profile 'program' ended with code 3: not signed in")
                .doesNotContain(token);
        assertThat(failure.wayOn()).contains(".aws/config, line 2");
    }

    @Test
    void whatAProgramPrintsIsCheckedAndNeverQuoted() {
        assertThat(printing("AKIAXX secret")).contains("is no JSON").doesNotContain("secret");
        assertThat(printing("{\"Version\": 2}")).contains("another Version than 1");
        assertThat(printing("{\"Version\": 1, \"AccessKeyId\": \"A\"}")).contains("no SecretAccessKey");
        assertThat(printing("{\"Version\": 1, \"AccessKeyId\": \"A\", \"SecretAccessKey\": \"S\","
                        + " \"Expiration\": \"soon\"}"))
                .contains("Expiration that is no time");
    }

    @Test
    void aProgramThatIsNotThereIsSaidToBeMissing() {
        home.config("[profile program]\ncredential_process = /not/there --at all\n");

        assertThat(failure("program").sentence()).contains("cannot be started");
    }

    @Test
    void aWebIdentityTokenThatIsMissingOrNotTrustedIsToldWithItsFile() throws Exception {
        Path token = folder.resolve("token");
        home.config("""
                [profile robot]
                role_arn = arn:aws:iam::111122223333:role/Robot
                web_identity_token_file = %s
                """.formatted(token));
        assertThat(home.choice("robot")
                        .whyNot()
                        .orElseGet(() -> failure("robot").sentence()))
                .contains(token.toString());

        try (var provider = new IdentityProvider()) {
            String jwt = provider.token("repo/desk", "desk");
            Files.writeString(token, jwt);
            AwsFailure failure = failure("robot");
            assertThat(failure.sentence()).containsAnyOf(token.toString(), "role/Robot");
            assertThat(failure.details() + failure.getMessage()).doesNotContain(jwt);
        }
    }

    @Test
    void aConsoleSignInThatIsMissingOrDamagedSaysHowToSignInAgain() {
        String session = "arn:aws:iam::111122223333:user/approver";
        home.config("[profile console]\nlogin_session = " + session + "\n");
        AwsFailure missing = failure("console");
        assertThat(missing.sentence()).isEqualTo("There is no console sign-in for this profile yet.");
        assertThat(missing.wayOn()).contains("aws login");

        home.write(".aws/login/cache/" + sha256(session) + ".json", "{\"accessToken\": {\"accessK");
        AwsFailure damaged = failure("console");
        assertThat(damaged.sentence()).contains("damaged");
        assertThat(damaged.kind()).isEqualTo(Kind.CREDENTIALS_EXPIRED);
    }

    @Test
    void aRoleOfIdentityCenterThatIsNotAssignedIsNamed() {
        home.browserOf("viewer").config("""
                [sso-session corp]
                sso_start_url = %s
                sso_region = eu-west-1
                sso_registration_scopes = sso:account:access

                [profile desk]
                sso_session = corp
                sso_account_id = 111122223333
                sso_role_name = ApproverAccess
                """.formatted(SANDBOX.sandbox().startUrl()));

        AwsFailure failure = catchThrowableOfType(AwsFailure.class, () -> home.signIn("desk", new ScriptedPerson()));

        assertThat(failure.sentence()).contains("ApproverAccess").contains("111122223333");
    }

    @Test
    void aCancelledBrowserSignInChangesNothing() {
        home.config("""
                [sso-session corp]
                sso_start_url = %s
                sso_region = eu-west-1

                [profile desk]
                sso_session = corp
                sso_account_id = 111122223333
                sso_role_name = ApproverAccess
                """.formatted(SANDBOX.sandbox().startUrl()));
        var person = new ScriptedPerson().atSsoSignIn(attempt -> attempt.cancel());

        assertThatThrownBy(() -> home.signIn("desk", person)).isInstanceOf(SignInCancelledException.class);
    }

    @Test
    void aProfileThatCannotWorkIsRefusedWithItsReason() {
        home.config("[profile desk]\nrole_arn = arn:aws:iam::111122223333:role/X\nsource_profile = gone\n");

        assertThat(failure("desk").sentence()).contains("gone").contains("line 3");
    }

    private String printing(String text) {
        program("cat <<'X'\n" + text + "\nX");
        return failure("program").sentence();
    }

    private void program(String script) {
        home.write("program.sh", "#!/bin/sh\n" + script + "\n")
                .config("[profile program]\ncredential_process = /bin/sh '" + folder.resolve("program.sh") + "'\n");
    }

    private static void trusting(String role) {
        SANDBOX.client(IamClient.builder()).createRole(r -> r.roleName(role).assumeRolePolicyDocument("""
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                          "Principal": {"AWS": "arn:aws:iam::111122223333:user/approver"},
                          "Action": "sts:AssumeRole"}]}"""));
    }

    private static String roleProfile(String role, String more) {
        return "[profile desk]\nrole_arn = arn:aws:iam::111122223333:role/" + role + "\nsource_profile = keys\n" + more;
    }

    private AwsFailure failure(String profile) {
        AwsFailure failure =
                catchThrowableOfType(AwsFailure.class, () -> home.signIn(profile, ScriptedPerson.unasked()));
        assertThat(failure).isNotNull();
        assertThat(failure.wayOn()).isNotEmpty();
        assertThat(failure.details() + failure.getMessage()).doesNotContain(approver.secretAccessKey());
        return failure;
    }

    private static String sha256(String text) {
        try {
            var digest = java.security.MessageDigest.getInstance("SHA-256");
            return java.util.HexFormat.of()
                    .formatHex(digest.digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
