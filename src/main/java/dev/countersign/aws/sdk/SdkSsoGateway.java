package dev.countersign.aws.sdk;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.Endpoints;
import dev.countersign.aws.ServerClock;
import dev.countersign.aws.SsoGateway;
import dev.countersign.aws.sdk.call.AwsCalls;
import dev.countersign.aws.sdk.call.ServerDates;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.model.AccountInfo;
import software.amazon.awssdk.services.sso.model.RoleInfo;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.endpoints.SsoOidcEndpointProvider;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenRequest;

/** {@link SsoGateway} over two clients that sign nothing. {@code SdkSsoGateway::connect} is the program's SsoConnector. */
public final class SdkSsoGateway implements SsoGateway {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ATTEMPT = Duration.ofSeconds(10);
    private static final Duration CALL = Duration.ofSeconds(25);
    private static final int PAGE = 100;
    /** What OAuth's "interval" is when a server does not say (RFC 8628, 3.2). */
    private static final int USUAL_INTERVAL = 5;

    private final String region;
    private final Endpoints endpoints;
    private final ServerClock clock;
    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT)
            .socketTimeout(ATTEMPT)
            .build();
    private final SsoOidcClient oidc;
    private final SsoClient portal;

    private SdkSsoGateway(String region, Endpoints endpoints, ServerClock clock) {
        this.region = region;
        this.endpoints = endpoints;
        this.clock = clock;
        this.oidc = built(SsoOidcClient.builder(), endpoints.of("sso_oidc"));
        this.portal = built(SsoClient.builder(), endpoints.of("sso"));
    }

    /** Opens the port; no call is made yet. */
    public static SsoGateway connect(String region, Endpoints endpoints) {
        return connect(region, endpoints, InstantSource.system());
    }

    /**
     * @param machine the clock of this machine; it also tells how much time has passed since an answer, because it goes on
     *     while a laptop sleeps
     */
    public static SsoGateway connect(String region, Endpoints endpoints, InstantSource machine) {
        var clock = new ServerClock(machine, () -> TimeUnit.MILLISECONDS.toNanos(machine.millis()));
        return new SdkSsoGateway(region, endpoints, clock);
    }

    @Override
    public Client register(ClientRequest request) {
        var answer = AwsCalls.call(
                "sso-oauth:RegisterClient",
                () -> oidc.registerClient(r -> {
                    r.clientName(request.name()).clientType("public");
                    if (!request.scopes().isEmpty()) {
                        r.scopes(request.scopes());
                    }
                    request.redirect()
                            .ifPresent(uri ->
                                    r.redirectUris(uri.toString()).grantTypes("authorization_code", "refresh_token"));
                    request.issuer().ifPresent(uri -> r.issuerUrl(uri.toString()));
                }));
        String operation = "sso-oauth:RegisterClient";
        return new Client(
                given(operation, answer.clientId()),
                given(operation, answer.clientSecret()),
                Instant.ofEpochSecond(given(operation, answer.clientSecretExpiresAt())));
    }

    @Override
    public DeviceCode startDevice(Client client, URI startUrl) {
        var answer = AwsCalls.call(
                "sso-oauth:StartDeviceAuthorization",
                () -> oidc.startDeviceAuthorization(r ->
                        r.clientId(client.id()).clientSecret(client.secret()).startUrl(startUrl.toString())));
        String operation = "sso-oauth:StartDeviceAuthorization";
        URI page = URI.create(given(operation, answer.verificationUri()));
        return new DeviceCode(
                given(operation, answer.deviceCode()),
                given(operation, answer.userCode()),
                page,
                Optional.ofNullable(answer.verificationUriComplete())
                        .map(URI::create)
                        .orElse(page),
                Duration.ofSeconds(given(operation, answer.expiresIn())),
                Duration.ofSeconds(Objects.requireNonNullElse(answer.interval(), USUAL_INTERVAL)));
    }

    /** The SDK has no operation for it: it is a page for a browser, on the same host as the operations. */
    @Override
    public URI authorizePage(Client client, List<String> scopes, URI redirect, String state, String challenge) {
        return URI.create(oidcBase()
                + "/authorize?response_type=code"
                + "&client_id=" + encoded(client.id())
                + "&redirect_uri=" + encoded(redirect.toString())
                + "&state=" + encoded(state)
                + "&code_challenge_method=S256"
                + "&scopes=" + encoded(String.join(" ", scopes))
                + "&code_challenge=" + encoded(challenge));
    }

    @Override
    public Token createToken(Client client, Grant grant) {
        var request = CreateTokenRequest.builder().clientId(client.id()).clientSecret(client.secret());
        switch (grant) {
            case Grant.AuthorizationCode code ->
                request.grantType("authorization_code")
                        .code(code.code())
                        .redirectUri(code.redirect().toString())
                        .codeVerifier(code.verifier());
            case Grant.Device device ->
                request.grantType("urn:ietf:params:oauth:grant-type:device_code")
                        .deviceCode(device.deviceCode());
            case Grant.Refresh refresh -> request.grantType("refresh_token").refreshToken(refresh.refreshToken());
        }
        var answer = AwsCalls.call("sso-oauth:CreateToken", () -> oidc.createToken(request.build()));
        String operation = "sso-oauth:CreateToken";
        return new Token(
                given(operation, answer.accessToken()),
                Duration.ofSeconds(given(operation, answer.expiresIn())),
                Optional.ofNullable(answer.refreshToken()));
    }

    @Override
    public List<Account> accounts(String accessToken) {
        return AwsCalls.call(
                "sso:ListAccounts",
                () ->
                        portal
                                .listAccountsPaginator(
                                        r -> r.accessToken(accessToken).maxResults(PAGE))
                                .accountList()
                                .stream()
                                .map(SdkSsoGateway::account)
                                .toList());
    }

    @Override
    public List<String> roles(String accessToken, String accountId) {
        return AwsCalls.call(
                "sso:ListAccountRoles",
                () -> portal
                        .listAccountRolesPaginator(r ->
                                r.accessToken(accessToken).accountId(accountId).maxResults(PAGE))
                        .roleList()
                        .stream()
                        .map(RoleInfo::roleName)
                        .toList());
    }

    @Override
    public RoleCredentials roleCredentials(String accessToken, String accountId, String roleName) {
        var answer = AwsCalls.call(
                        "sso:GetRoleCredentials",
                        () -> portal.getRoleCredentials(r ->
                                r.accessToken(accessToken).accountId(accountId).roleName(roleName)))
                .roleCredentials();
        String operation = "sso:GetRoleCredentials";
        var keys = given(operation, answer);
        return new RoleCredentials(
                new AccessKeys(
                        given(operation, keys.accessKeyId()),
                        given(operation, keys.secretAccessKey()),
                        Optional.ofNullable(keys.sessionToken())),
                Instant.ofEpochMilli(given(operation, keys.expiration())));
    }

    @Override
    public void logout(String accessToken) {
        AwsCalls.call("sso:Logout", () -> portal.logout(r -> r.accessToken(accessToken)));
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public void close() {
        http.close();
    }

    /** A network's own sign-in page is answered with 200, too, and then there is nothing in the answer. */
    private static <T> T given(String operation, @Nullable T value) {
        if (value == null) {
            throw AwsFailure.of(AwsFailure.Kind.UNEXPECTED, operation, "the answer lacks what it must have");
        }
        return value;
    }

    private static Account account(AccountInfo account) {
        return new Account(
                account.accountId(),
                Objects.toString(account.accountName(), ""),
                Objects.toString(account.emailAddress(), ""));
    }

    private String oidcBase() {
        String base = endpoints
                .of("sso_oidc")
                .map(URI::toString)
                .orElseGet(() -> SsoOidcEndpointProvider.defaultProvider()
                        .resolveEndpoint(r -> r.region(Region.of(region)))
                        .join()
                        .url()
                        .toString());
        return base.replaceFirst("/+$", "");
    }

    /** As in a query; {@code +} is not understood as a space by every server. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C built(B builder, Optional<URI> base) {
        B configured = builder.httpClient(http)
                .region(Region.of(region))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallAttemptTimeout(ATTEMPT)
                        .apiCallTimeout(CALL)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy())
                        // The profile files have been read by us; they must not have a second say.
                        .defaultProfileFile(ProfileFile.builder()
                                .content("")
                                .type(ProfileFile.Type.CONFIGURATION)
                                .build())
                        .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, "countersign")
                        .addExecutionInterceptor(new ServerDates(clock))
                        .build());
        base.ifPresent(configured::endpointOverride);
        return configured.build();
    }
}
