package dev.countersign.aws.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.Endpoints;
import dev.countersign.aws.SsoGateway;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.session.sso.SsoStep;
import dev.countersign.session.sso.flow.SsoSentences;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What stands between this program and IAM Identity Center, and how it is told. */
class SdkSsoGatewayTest {
    private static final SsoSession CORP = SsoSession.adHoc(URI.create("https://corp.awsapps.com/start"), "eu-west-1");
    private static final SsoGateway.ClientRequest REQUEST =
            new SsoGateway.ClientRequest("Countersign", List.of(), Optional.empty(), Optional.empty());

    @Test
    void theAuthorizePageIsOnTheEndpointOfTheRegion() {
        try (SsoGateway aws = SdkSsoGateway.connect("eu-west-1", Endpoints.OF_AWS);
                SsoGateway china = SdkSsoGateway.connect("cn-north-1", Endpoints.OF_AWS)) {
            assertThat(page(aws))
                    .hasToString(
                            "https://oidc.eu-west-1.amazonaws.com/authorize?response_type=code&client_id=the%20id"
                                    + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A4711%2Foauth%2Fcallback&state=state"
                                    + "&code_challenge_method=S256&scopes=sso%3Aaccount%3Aaccess%20other&code_challenge=challenge");
            assertThat(page(china).getHost()).isEqualTo("oidc.cn-north-1.amazonaws.com.cn");
        }
    }

    @Test
    void theEndpointsOfOidcAndPortalCanBeElsewhereEach() throws IOException {
        try (var oidc = new Answering(200, "{\"clientId\":\"c\",\"clientSecret\":\"s\",\"clientSecretExpiresAt\":99}");
                var portal = new Answering(200, "{\"accountList\":[{\"accountId\":\"111122223333\"}]}");
                SsoGateway gateway = SdkSsoGateway.connect(
                        "eu-west-1",
                        new Endpoints(Optional.empty(), Map.of("sso_oidc", oidc.uri(), "sso", portal.uri())))) {
            assertThat(gateway.register(REQUEST).id()).isEqualTo("c");
            assertThat(gateway.accounts("token")).containsExactly(new SsoGateway.Account("111122223333", "", ""));
        }
    }

    @Test
    void aProxysPageIsToldFromARefusalByAws() throws IOException {
        assertThat(against(403, "<html><body>Blocked by your company</body></html>")
                        .sentence())
                .isEqualTo("Something between here and AWS refused the call (HTTP 403), perhaps a proxy.");
        assertThat(against(407, "").wayOn()).startsWith("Check HTTPS_PROXY");
    }

    @Test
    void aNetworksOwnSignInPageIsToldFromAnAnswer() throws IOException {
        assertThat(against(200, "<html><body>Welcome to the hotel</body></html>")
                        .sentence())
                .startsWith("The answer did not come from IAM Identity Center");
    }

    @Test
    void anAnswerWithoutWhatItMustHaveIsNoAnswer() throws IOException {
        assertThat(against(200, "{}").sentence()).startsWith("The answer did not come from IAM Identity Center");
    }

    @Test
    void aProxyThatLetsNobodyThroughIsNamed() throws IOException {
        try (var proxy = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuse(proxy));
            System.setProperty("https.proxyHost", "127.0.0.1");
            System.setProperty("https.proxyPort", String.valueOf(proxy.getLocalPort()));
            assertThat(step(Endpoints.OF_AWS).sentence())
                    .startsWith("A proxy refused the connection to AWS")
                    .contains("403");
        } finally {
            System.clearProperty("https.proxyHost");
            System.clearProperty("https.proxyPort");
        }
    }

    @Test
    void noNetworkIsSaid() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        SsoStep.Failed step = step(Endpoints.all(URI.create("http://127.0.0.1:" + closed)));

        assertThat(step.sentence())
                .isEqualTo("IAM Identity Center in eu-west-1 does not answer: the connection was refused.");
        assertThat(step.wayOn()).isEqualTo("Check the network, VPN and proxy, then try again.");
    }

    private static void refuse(ServerSocket proxy) {
        try {
            while (true) {
                try (var client = proxy.accept()) {
                    client.getInputStream().read(new byte[4096]);
                    client.getOutputStream()
                            .write("HTTP/1.1 403 Not for you\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException e) {
            // The test is over.
            return;
        }
    }

    private static URI page(SsoGateway gateway) {
        return gateway.authorizePage(
                new SsoGateway.Client("the id", "secret", Instant.MAX),
                List.of("sso:account:access", "other"),
                URI.create("http://127.0.0.1:4711/oauth/callback"),
                "state",
                "challenge");
    }

    private static SsoStep.Failed against(int status, String body) throws IOException {
        try (var server = new Answering(status, body)) {
            return step(Endpoints.all(server.uri()));
        }
    }

    private static SsoStep.Failed step(Endpoints endpoints) {
        try (SsoGateway gateway = SdkSsoGateway.connect("eu-west-1", endpoints)) {
            AwsFailure failure = catchThrowableOfType(AwsFailure.class, () -> gateway.register(REQUEST));
            assertThat(failure).isNotNull();
            return SsoSentences.failed(failure, CORP);
        }
    }

    /** A server that always answers the same. */
    private static final class Answering implements AutoCloseable {
        private final HttpServer server;

        Answering(int status, String body) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders()
                        .set("Content-Type", body.startsWith("{") ? "application/json" : "text/html");
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.start();
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
