package dev.countersign.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.Endpoints;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.sandbox.signin.LoginClient;
import dev.countersign.sandbox.sts.IdentityProvider;
import dev.countersign.session.credentials.CredentialState;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.testing.ScriptedPerson;
import dev.countersign.testing.SignInHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;

/** Profiles that begin with a sign-in elsewhere: real files, the sandbox's IAM Identity Center, console sign-in and STS. */
class FederatedProfilesTest {
    private static final String APPROVERS_ROLE =
            "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_ApproverAccess_";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

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
    void anSsoSessionSignsInByBrowserAndItsNextProfileAsksNobody() throws Exception {
        home.browserOf("approver").config(ssoSession() + """

                [profile desk]
                sso_session = corp
                sso_account_id = 111122223333
                sso_role_name = ApproverAccess

                [profile reader]
                sso_session = corp
                sso_account_id = 111122223333
                sso_role_name = ReadOnlyAccess
                """);
        var person = new ScriptedPerson();

        SignedIn desk = home.signIn("desk", person);
        SignedIn reader = home.signIn("reader", ScriptedPerson.unasked());

        assertThat(desk.session().identity().arn()).startsWith(APPROVERS_ROLE).endsWith("/approver");
        assertThat(reader.session().identity().arn()).contains("AWSReservedSSO_ReadOnlyAccess_");
        assertThat(person.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.account()).contains("111122223333");
            assertThat(attempt.role()).contains("ApproverAccess");
        });
        assertThat(desk.credentials().state()).isInstanceOf(CredentialState.Renewable.class);
        assertThat(folder.resolve(".aws/sso/cache")).isDirectoryContaining("glob:**.json");
    }

    @Test
    void aLegacyProfileSignsInByCode() throws Exception {
        home.config("""
                [profile old]
                sso_start_url = %s
                sso_region = eu-west-1
                sso_account_id = 111122223333
                sso_role_name = ApproverAccess
                """.formatted(sandbox.sandbox().startUrl()));

        SignedIn signedIn = home.signIn("old", new ScriptedPerson().entersCodesAs("approver"));

        assertThat(signedIn.session().identity().arn())
                .startsWith(APPROVERS_ROLE)
                .endsWith("/approver");
    }

    @Test
    void aRoleOfIdentityCenterNeedsNoProfile() throws Exception {
        home.browserOf("approver");
        var choice = new SessionChoice.FromIdentityCenter(
                SsoSession.adHoc(sandbox.sandbox().startUrl(), "eu-west-1"),
                "111122223333",
                "Countersign Sandbox",
                "ApproverAccess",
                Optional.of("eu-west-1"),
                Endpoints.all(sandbox.endpoint()));

        SignedIn signedIn = home.signIn(choice, new ScriptedPerson());

        assertThat(signedIn.session().name()).isEqualTo("ApproverAccess in Countersign Sandbox");
        assertThat(signedIn.session().kind()).isEqualTo(SessionKind.IDENTITY_CENTER);
        assertThat(signedIn.session().identity().arn()).startsWith(APPROVERS_ROLE);
    }

    @Test
    void aRoleIsTakenFromIdentityCentersRole() throws Exception {
        sandbox.client(IamClient.builder()).createRole(r -> r.roleName("Deploy").assumeRolePolicyDocument("""
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                          "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "sts:AssumeRole"}]}"""));
        home.browserOf("administrator").config(ssoSession() + """

                [profile base]
                sso_session = corp
                sso_account_id = 111122223333
                sso_role_name = AdministratorAccess

                [profile deploy]
                role_arn = arn:aws:iam::111122223333:role/Deploy
                source_profile = base
                role_session_name = desk
                """);

        SignedIn signedIn = home.signIn("deploy", new ScriptedPerson());

        assertThat(signedIn.session().identity().arn()).isEqualTo("arn:aws:sts::111122223333:assumed-role/Deploy/desk");
    }

    @Test
    void aConsoleSignInIsUsedAndRenewed() throws Exception {
        LoginClient login = LoginClient.signIn(sandbox, Persona.APPROVER);
        Path file = login.writeCache(folder.resolve(".aws/login/cache"), Duration.ofMinutes(1));
        String before = Files.readString(file);
        home.config("[profile console]\nlogin_session = " + login.session() + "\n");

        SignedIn signedIn = home.signIn("console", ScriptedPerson.unasked());

        assertThat(signedIn.session().identity().arn()).isEqualTo(login.session());
        assertThat(signedIn.credentials().state()).isInstanceOf(CredentialState.Renewable.class);
        assertThat(Files.readString(file)).as("the AWS CLI goes on with it").isNotEqualTo(before);
    }

    @Test
    void anotherFolderForConsoleSignInsIsHonoured() throws Exception {
        LoginClient login = LoginClient.signIn(sandbox, Persona.APPROVER);
        login.writeCache(folder.resolve("elsewhere"), Duration.ofMinutes(10));
        home.with("AWS_LOGIN_CACHE_DIRECTORY", folder.resolve("elsewhere").toString())
                .config("[profile console]\nlogin_session = " + login.session() + "\n");

        assertThat(home.signIn("console", ScriptedPerson.unasked())
                        .session()
                        .identity()
                        .arn())
                .isEqualTo(login.session());
    }

    @Test
    void aWebIdentityIsTakenFromTheProfileAndFromTheEnvironment() throws Exception {
        try (var provider = new IdentityProvider()) {
            String role = roleTrusting(provider);
            Path token = Files.writeString(folder.resolve("token"), provider.token("repo/desk", "desk"));
            home.config("""
                    [profile robot]
                    role_arn = %s
                    web_identity_token_file = %s
                    role_session_name = desk
                    """.formatted(role, token));

            SignedIn profile = home.signIn("robot", ScriptedPerson.unasked());
            Files.writeString(token, provider.token("repo/other", "desk"));
            profile.credentials().renew(ScriptedPerson.unasked());

            home.with("AWS_ROLE_ARN", role)
                    .with("AWS_WEB_IDENTITY_TOKEN_FILE", token.toString())
                    .with("AWS_ROLE_SESSION_NAME", "from-env");
            SignedIn environment = home.signIn("Environment", ScriptedPerson.unasked());

            assertThat(List.of(
                            profile.session().identity().arn(),
                            environment.session().identity().arn()))
                    .containsExactly(
                            "arn:aws:sts::111122223333:assumed-role/Robot/desk",
                            "arn:aws:sts::111122223333:assumed-role/Robot/from-env");
        }
    }

    private String roleTrusting(IdentityProvider provider) {
        IamClient iam = sandbox.client(IamClient.builder());
        String arn = iam.createOpenIDConnectProvider(
                        r -> r.url(provider.issuer()).clientIDList("desk"))
                .openIDConnectProviderArn();
        return iam.createRole(r -> r.roleName("Robot").assumeRolePolicyDocument("""
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                          "Principal": {"Federated": "%s"}, "Action": "sts:AssumeRoleWithWebIdentity"}]}""".formatted(arn)))
                .role()
                .arn();
    }

    private String ssoSession() {
        return """
                [sso-session corp]
                sso_start_url = %s
                sso_region = eu-west-1
                sso_registration_scopes = sso:account:access
                """.formatted(sandbox.sandbox().startUrl());
    }
}
