package dev.countersign.sandbox.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.signin.auth.LoginCredentialsProvider;
import software.amazon.awssdk.services.signin.model.AccessDeniedException;
import software.amazon.awssdk.services.signin.model.CreateOAuth2TokenRequestBody;
import software.amazon.awssdk.services.signin.model.CreateOAuth2TokenResponseBody;
import software.amazon.awssdk.services.signin.model.OAuth2ErrorCode;
import software.amazon.awssdk.services.signin.model.ValidationException;
import software.amazon.awssdk.services.sts.StsClient;

final class SigninServiceTest {
    private static final String TOKEN = "/v1/token";

    @RegisterExtension
    private final RunningSandbox sandbox = new RunningSandbox();

    @TempDir
    private Path cache;

    private SigninClient signin;

    @BeforeEach
    void connect() {
        signin = sandbox.client(SigninClient.builder());
    }

    @Test
    void aCodeBecomesCredentialsOfThatPersonForAQuarterOfAnHour() {
        LoginClient login = LoginClient.signIn(sandbox, Persona.APPROVER);

        CreateOAuth2TokenResponseBody tokens = login.tokens();
        assertThat(tokens.tokenType()).isEqualTo("aws_sigv4");
        assertThat(tokens.expiresIn()).isEqualTo(900);
        assertThat(login.session()).isEqualTo("arn:aws:iam::111122223333:user/approver");
        assertThat(whoHas(credentials(tokens))).isEqualTo(login.session());
    }

    @Test
    void theSdkUsesTheCacheWhileItsCredentialsAreGood() throws Exception {
        LoginClient login = LoginClient.signIn(sandbox, Persona.VIEWER);
        Path file = login.writeCache(cache, Duration.ofMinutes(14));
        String before = Files.readString(file);

        try (LoginCredentialsProvider provider = provider(login)) {
            assertThat(whoHas(provider.resolveCredentials())).isEqualTo(login.session());
        }
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void theSdkRefreshesCredentialsThatHaveExpiredAndWritesThemDown() throws Exception {
        LoginClient login = LoginClient.signIn(sandbox, Persona.VIEWER);
        Path file = login.writeCache(cache, Duration.ofMinutes(-1));
        String before = Files.readString(file);

        try (LoginCredentialsProvider provider = provider(login)) {
            AwsCredentials fresh = provider.resolveCredentials();
            assertThat(fresh.accessKeyId())
                    .isNotEqualTo(login.tokens().accessToken().accessKeyId());
            assertThat(whoHas(fresh)).isEqualTo(login.session());
            assertThat(Files.readString(file)).isNotEqualTo(before).contains(fresh.accessKeyId());
        }
    }

    @Test
    void aLostAnswerToARefreshCanBeAskedForAgain() {
        LoginClient login = LoginClient.signIn(sandbox, Persona.VIEWER);

        assertThat(whoHas(credentials(refresh(login, b -> {})))).isEqualTo(login.session());
        assertThat(whoHas(credentials(refresh(login, b -> {})))).isEqualTo(login.session());
    }

    @Test
    void aRefreshTokenIsBoundToKeyAndClient() {
        LoginClient login = LoginClient.signIn(sandbox, Persona.VIEWER);
        String foreign = LoginClient.proof(LoginClient.newKey(), Instant.now(), TOKEN);

        assertThatThrownBy(() -> refresh(login, foreign, b -> {}))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("not valid for this client and key");
        assertThatThrownBy(() -> refresh(login, b -> b.clientId("arn:aws:signin:::devtools/cross-device")))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> refresh(login, b -> b.refreshToken("none"))).isInstanceOf(ValidationException.class);
    }

    @Test
    void aCodeIsGoodOnce() {
        String code = code();
        signin.createOAuth2Token(LoginClient.redeeming(code, proof()));

        assertThatThrownBy(() -> signin.createOAuth2Token(LoginClient.redeeming(code, proof())))
                .isInstanceOf(AccessDeniedException.class)
                .matches(e -> ((AccessDeniedException) e).statusCode() == 401, "is 401");
    }

    /** The JDK's own connections keep no body of a 401, so this looks at it with another client. */
    @Test
    void aRefusalSaysWhyInItsBody() throws Exception {
        String body = """
                {"clientId": "%s", "grantType": "authorization_code", "code": "used", "codeVerifier": "%s"}""".formatted(LoginClient.SAME_DEVICE, LoginClient.VERIFIER);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(sandbox.endpoint().resolve(TOKEN))
                            .header("Content-Type", "application/json")
                            .header("DPoP", proof())
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("x-amzn-ErrorType")).hasValue("AccessDeniedException");
            assertThat(answer.body()).contains("\"error\":\"AUTHCODE_EXPIRED\"", "\"message\"");
        }
    }

    @Test
    void aCodeIsGoodForItsVerifierAndItsRedirectOnly() {
        assertThatThrownBy(() -> redeem(b -> b.codeVerifier("x".repeat(43))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("code verifier");
        assertThatThrownBy(() -> redeem(b -> b.codeVerifier("short")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("43 to 128");
        assertThatThrownBy(() -> redeem(b -> b.redirectUri("http://127.0.0.1:1/elsewhere")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("redirect URI");
    }

    @Test
    void aProgramOnAnotherMachineGetsItsCodeFromThePerson() {
        String client = "arn:aws:signin:::devtools/cross-device";
        URI confirmation = URI.create("https://eu-west-1.signin.aws.amazon.com/v1/sessions/confirmation");
        try (HttpClient browser = HttpClient.newHttpClient()) {
            String page = LoginClient.get(browser, LoginClient.authorizeUri(sandbox, client, confirmation))
                    .body();
            String shown = LoginClient.answer(browser, sandbox, page, "viewer").body();
            String code = new String(
                            Base64.getDecoder().decode(shown.replaceFirst("(?s).*<code>([^<]+)</code>.*", "$1")))
                    .replaceFirst("state=a-state&code=", "");

            assertThat(signin.createOAuth2Token(LoginClient.request(
                                    LoginClient.redeeming(code, "").tokenInput().toBuilder()
                                            .clientId(client)
                                            .redirectUri(confirmation.toString())
                                            .build(),
                                    proof()))
                            .tokenOutput()
                            .tokenType())
                    .isEqualTo("aws_sigv4");
            // The page was good once.
            assertThat(LoginClient.answer(browser, sandbox, page, "viewer").statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void thePageRefusesToSendCodesAnywhereElse() {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            URI elsewhere = URI.create("https://example.com/callback");
            HttpResponse<String> refused =
                    LoginClient.get(browser, LoginClient.authorizeUri(sandbox, LoginClient.SAME_DEVICE, elsewhere));

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("redirect_uri must be a program on this machine");
            assertThat(LoginClient.get(browser, sandbox.endpoint().resolve("/v1/authorize"))
                            .body())
                    .contains("client_id is required");
            assertThat(LoginClient.get(browser, LoginClient.authorizeUri(sandbox, "someone", LoginClient.REDIRECT))
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void anIncompleteRequestIsToldWhatItLacks() {
        assertThatThrownBy(() -> redeem(b -> b.grantType("password"))).hasMessageContaining("grantType");
        assertThatThrownBy(() -> redeem(b -> b.clientId("me"))).hasMessageContaining("clientId");
        assertThatThrownBy(() -> redeem(b -> b.code(null))).hasMessageContaining("code is required");
        assertThatThrownBy(() -> redeem(b -> b.codeVerifier(null))).hasMessageContaining("codeVerifier");
        assertThatThrownBy(() -> redeem(b -> b.grantType("refresh_token"))).hasMessageContaining("refreshToken");
    }

    @Test
    void aRequestWithoutAProofOfItsOwnIsRefused() {
        LoginClient login = LoginClient.signIn(sandbox, Persona.VIEWER);
        String once = LoginClient.proof(login.key(), Instant.now(), TOKEN);
        refresh(login, once, b -> {});

        assertThatThrownBy(() -> refresh(login, once, b -> {})).hasMessageContaining("used before");
        assertThatThrownBy(() -> refresh(login, "", b -> {})).hasMessageContaining("DPoP");
        assertThatThrownBy(() -> refresh(login, once.substring(0, once.length() - 8) + "AAAAAAAA", b -> {}))
                .hasMessageContaining("signature");
        assertThatThrownBy(() -> refresh(login, proof(login, Instant.now(), "/v1/other"), b -> {}))
                .hasMessageContaining("another request");
        assertThatThrownBy(() -> refresh(login, proof(login, Instant.now().minus(Duration.ofHours(1)), TOKEN), b -> {}))
                .hasMessageContaining("too old");
    }

    @Test
    void whoMayNotSignInIsToldSo() {
        LoginClient login = LoginClient.signIn(sandbox, Persona.VIEWER);
        sandbox.client(IamClient.builder())
                .putUserPolicy(r -> r.userName("viewer").policyName("NoSignIn").policyDocument("""
                        {"Version": "2012-10-17",
                         "Statement": [{"Effect": "Deny", "Action": "signin:*", "Resource": "*"}]}"""));

        assertThatThrownBy(() -> refresh(login, b -> {}))
                .isInstanceOf(AccessDeniedException.class)
                .matches(is(OAuth2ErrorCode.INSUFFICIENT_PERMISSIONS))
                .hasMessageContaining("signin:CreateOAuth2Token");
    }

    @Test
    void aUserWhoIsGoneHasToSignInAgain() throws Exception {
        LoginClient login = LoginClient.signIn(sandbox, Persona.VIEWER);
        login.writeCache(cache, Duration.ofMinutes(-1));
        IamClient iam = sandbox.client(IamClient.builder());
        iam.listAccessKeys(r -> r.userName("viewer"))
                .accessKeyMetadata()
                .forEach(key -> iam.deleteAccessKey(r -> r.userName("viewer").accessKeyId(key.accessKeyId())));
        iam.listUserPolicies(r -> r.userName("viewer"))
                .policyNames()
                .forEach(name -> iam.deleteUserPolicy(r -> r.userName("viewer").policyName(name)));
        iam.deleteUser(r -> r.userName("viewer"));

        assertThatThrownBy(() -> refresh(login, b -> {})).matches(is(OAuth2ErrorCode.USER_CREDENTIALS_CHANGED));
        try (LoginCredentialsProvider provider = provider(login)) {
            assertThatThrownBy(provider::resolveCredentials)
                    .isInstanceOf(SdkClientException.class)
                    .hasMessageContaining("reauthenticate");
        }
    }

    private static Predicate<Throwable> is(OAuth2ErrorCode error) {
        return thrown -> thrown instanceof AccessDeniedException denied && denied.error() == error;
    }

    private String code() {
        return LoginClient.code(sandbox, Persona.VIEWER);
    }

    private static String proof() {
        return LoginClient.proof(LoginClient.newKey(), Instant.now(), TOKEN);
    }

    private static String proof(LoginClient login, Instant at, String path) {
        return LoginClient.proof(login.key(), at, path);
    }

    private void redeem(Consumer<CreateOAuth2TokenRequestBody.Builder> change) {
        CreateOAuth2TokenRequestBody.Builder body = LoginClient.redeeming(code(), "").tokenInput().toBuilder();
        change.accept(body);
        signin.createOAuth2Token(LoginClient.request(body.build(), proof()));
    }

    private CreateOAuth2TokenResponseBody refresh(
            LoginClient login, Consumer<CreateOAuth2TokenRequestBody.Builder> change) {
        return refresh(login, proof(login, Instant.now(), TOKEN), change);
    }

    private CreateOAuth2TokenResponseBody refresh(
            LoginClient login, String proof, Consumer<CreateOAuth2TokenRequestBody.Builder> change) {
        CreateOAuth2TokenRequestBody.Builder body = CreateOAuth2TokenRequestBody.builder()
                .clientId(LoginClient.SAME_DEVICE)
                .grantType("refresh_token")
                .refreshToken(login.tokens().refreshToken());
        change.accept(body);
        return signin.createOAuth2Token(LoginClient.request(body.build(), proof))
                .tokenOutput();
    }

    private LoginCredentialsProvider provider(LoginClient login) {
        return LoginCredentialsProvider.builder()
                .loginSession(login.session())
                .tokenCacheLocation(cache)
                .signinClient(signin)
                .build();
    }

    private static AwsCredentials credentials(CreateOAuth2TokenResponseBody tokens) {
        return AwsSessionCredentials.create(
                tokens.accessToken().accessKeyId(),
                tokens.accessToken().secretAccessKey(),
                tokens.accessToken().sessionToken());
    }

    private String whoHas(AwsCredentials credentials) {
        return sandbox.client(StsClient.builder(), credentials)
                .getCallerIdentity()
                .arn();
    }
}
