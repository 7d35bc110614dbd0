package dev.countersign.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.testing.Browser;
import dev.countersign.testing.SignInPage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientResponse;
import software.amazon.awssdk.services.ssooidc.model.StartDeviceAuthorizationResponse;

/** Signing in on the sandbox's pages with a real browser, by mouse and by keyboard. */
class BrowserSignInTest {
    private static final String VERIFIER = "0123456789-0123456789_0123456789.0123456789~abc";

    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    @TempDir
    static Path profile;

    private static Browser browser;
    private static SsoOidcClient oidc;
    private static SsoClient portal;

    @BeforeAll
    static void start() {
        browser = Browser.start(profile);
        System.out.println("Browser: " + browser.version());
        oidc = sandbox.client(SsoOidcClient.builder());
        portal = sandbox.client(SsoClient.builder());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    /** A program that waits for the browser to come back. */
    private static final class Program implements AutoCloseable {
        private final CompletableFuture<URI> back = new CompletableFuture<>();
        private final HttpServer server;

        Program() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/oauth/callback", exchange -> {
                byte[] page = "<!doctype html><title>Back in the program</title>".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
                exchange.close();
                back.complete(exchange.getRequestURI());
            });
            server.start();
        }

        String redirectUri() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/oauth/callback";
        }

        /** What the browser brought back. */
        String answer() throws Exception {
            return back.get(30, TimeUnit.SECONDS).getRawQuery();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private static RegisterClientResponse register() {
        return oidc.registerClient(r -> r.clientName("Countersign")
                .clientType("public")
                .scopes("sso:account:access")
                .redirectUris("http://127.0.0.1/oauth/callback")
                .grantTypes("authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code")
                .issuerUrl(sandbox.sandbox().startUrl().toString()));
    }

    private static URI authorizeUrl(RegisterClientResponse client, Program program) {
        return sandbox.endpoint()
                .resolve("/authorize?response_type=code&client_id=" + client.clientId()
                        + "&redirect_uri=" + program.redirectUri() + "&state=12345&code_challenge_method=S256"
                        + "&scopes=sso:account:access&code_challenge=" + SignInPage.challenge(VERIFIER));
    }

    private static StartDeviceAuthorizationResponse startDevice(RegisterClientResponse client) {
        return oidc.startDeviceAuthorization(r -> r.clientId(client.clientId())
                .clientSecret(client.clientSecret())
                .startUrl(sandbox.sandbox().startUrl().toString()));
    }

    @Test
    void aPersonIsChosenByMouseAndTheProgramGetsItsCode() throws Exception {
        RegisterClientResponse client = register();
        try (var program = new Program()) {
            browser.prefer("light");
            browser.open(authorizeUrl(client, program));
            browser.picture("sso-authorize-light");
            browser.click(".person:has([value=approver])");
            browser.prefer("dark");
            browser.picture("sso-authorize-dark-chosen");
            browser.click("button[value=allow]");
            browser.waitForTitle("Back in the program");

            String answer = program.answer();
            assertThat(answer).endsWith("&state=12345");
            String code = answer.replaceFirst("^code=([^&]+).*", "$1");
            CreateTokenResponse tokens = oidc.createToken(r -> r.clientId(client.clientId())
                    .clientSecret(client.clientSecret())
                    .grantType("authorization_code")
                    .code(code)
                    .redirectUri(program.redirectUri())
                    .codeVerifier(VERIFIER));
            assertThat(portal.listAccountRoles(
                                    r -> r.accessToken(tokens.accessToken()).accountId("111122223333"))
                            .roleList())
                    .extracting("roleName")
                    .containsExactly("ApproverAccess", "ReadOnlyAccess");
            assertThat(browser.complaints()).noneMatch(text -> text.contains("Content Security Policy"));
        }
    }

    @Test
    void nobodyChosenMeansNothingIsSentAndDenyGoesBackAllTheSame() throws Exception {
        try (var program = new Program()) {
            browser.open(authorizeUrl(register(), program));
            browser.click("button[value=allow]");
            // The browser itself asks for the choice.
            assertThat(browser.find("h1").getText()).isEqualTo("Allow Countersign to use your access?");

            browser.click("button[value=deny]");
            browser.waitForTitle("Back in the program");
            assertThat(program.answer()).startsWith("error=access_denied&");
        }
    }

    @Test
    void aCodeIsTypedAndAllowedWithTheKeyboardAlone() {
        RegisterClientResponse client = register();
        StartDeviceAuthorizationResponse device = startDevice(client);
        browser.prefer("light");
        browser.open(URI.create(device.verificationUri()));
        browser.picture("sso-device-enter-light");
        browser.type(device.userCode().replace("-", "").toLowerCase(java.util.Locale.ROOT), Keys.ENTER);
        browser.waitForTitle("Allow Countersign");
        assertThat(browser.find(".code").getText()).isEqualTo(device.userCode());
        browser.picture("sso-device-light");

        browser.type(Keys.TAB, Keys.SPACE);
        browser.type(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        assertThat(browser.find(":checked").getAttribute("value")).isEqualTo("viewer");
        browser.type(Keys.TAB);
        browser.picture("sso-device-light-focus");
        browser.type(Keys.ENTER);
        browser.waitForTitle("Access allowed");
        browser.picture("sso-device-allowed-light");

        assertThat(oidc.createToken(r -> r.clientId(client.clientId())
                                .clientSecret(client.clientSecret())
                                .grantType("urn:ietf:params:oauth:grant-type:device_code")
                                .deviceCode(device.deviceCode()))
                        .accessToken())
                .isNotBlank();
    }

    @Test
    void everyControlHasANameAndTheNarrowestWindowShowsAll() {
        browser.open(URI.create(startDevice(register()).verificationUriComplete()));
        assertThat(browser.all("input[type=radio]"))
                .extracting(e -> e.getAccessibleName())
                .allMatch(name -> name.matches("(Administrator|Approver|Viewer|Newcomer) ?.*"));
        assertThat(browser.all("button"))
                .extracting(e -> e.getAccessibleName())
                .containsExactly("Allow access", "Deny");
        assertThat(browser.find("fieldset").getAccessibleName()).isEqualTo("Sign in as");
        browser.resize(500, 800);
        browser.picture("sso-device-narrow");
        assertThat(browser.scrollsSideways()).isFalse();
        browser.resize(900, 1000);
    }

    @Test
    void theLoginOfTheConsolesUsersWorksInABrowser() throws Exception {
        try (var program = new Program()) {
            browser.prefer("light");
            browser.open(sandbox.endpoint()
                    .resolve(
                            "/v1/authorize?response_type=code&client_id=arn:aws:signin:::devtools/same-device&state=12345"
                                    + "&code_challenge_method=SHA-256&scope=openid&redirect_uri="
                                    + program.redirectUri()
                                    + "&code_challenge=" + SignInPage.challenge(VERIFIER)));
            browser.picture("login-light");
            browser.click("button[value=viewer]");
            browser.waitForTitle("Back in the program");
            assertThat(program.answer()).contains("code=", "state=12345");
        }
    }

    @Test
    void aMistakeIsAPageThatSaysTheWayOn() {
        browser.prefer("dark");
        browser.open(sandbox.endpoint().resolve("/device?user_code=WRNG-CODE"));
        browser.picture("sso-device-wrong-dark");
        assertThat(browser.find("[role=alert]").getText()).contains("WRNG-CODE");
        browser.open(sandbox.endpoint().resolve("/authorize?client_id=unknown"));
        browser.picture("sso-authorize-unknown-dark");
        assertThat(browser.find("h1").getText()).isEqualTo("This sign-in cannot go on");
        browser.open(sandbox.sandbox().startUrl());
        browser.picture("sso-start-dark");
        assertThat(browser.find("dl").getText())
                .contains(sandbox.sandbox().startUrl().toString())
                .contains("eu-west-1");
    }
}
