package dev.countersign.session.sso.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackListenerTest {
    private CallbackListener listener;

    @BeforeEach
    void open() throws IOException {
        listener = CallbackListener.open(CallbackPort.LOOPBACK, "the state");
    }

    @AfterEach
    void close() {
        listener.close();
    }

    @Test
    void theCodeIsTakenAndThePersonIsSentBack() throws IOException {
        var page = bring("?code=the%2Bcode&state=the%20state");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Back to Countersign").contains("prefers-color-scheme: dark");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body()).doesNotContain("the+code");
        assertThat(listener.answer().orTimeout(5, TimeUnit.SECONDS).join())
                .isEqualTo(new CallbackListener.Answer.Code("the+code"));
    }

    @ParameterizedTest
    @CsvSource({
        "/favicon.ico, 204",
        "/, 404",
        "/oauth/callback, 400",
        "/oauth/callback?code=x, 400",
        "/oauth/callback?code=x&state=another, 400",
        "/oauth/callback?state=the%20state, 400",
        "/oauth/callback?error=access_denied, 400",
        "/oauth/callback/more?code=x&state=the%20state, 404",
        "/oauth/callback?code=%zz, 400"
    })
    void whateverElseComesIsAnsweredAndForgotten(String path, int status) throws IOException {
        assertThat(statusOf("GET", path)).isEqualTo(status);
        assertThat(listener.answer()).isNotDone();
    }

    @Test
    void onlyAGetIsTaken() throws IOException {
        assertThat(statusOf("POST", "/oauth/callback?code=x&state=the%20state")).isEqualTo(405);
        assertThat(listener.answer()).isNotDone();
    }

    @Test
    void theFirstCodeCounts() throws IOException {
        bring("?code=first&state=the%20state");
        var second = bring("?code=second&state=the%20state");

        assertThat(second.body()).contains("already has an answer");
        assertThat(listener.answer().join()).isEqualTo(new CallbackListener.Answer.Code("first"));
    }

    @Test
    void aConnectionThatSaysNothingKeepsNobodyWaiting() throws IOException {
        try (var silent = new Socket("127.0.0.1", listener.redirect().getPort())) {
            assertThat(silent.isConnected()).isTrue();
            bring("?code=first&state=the%20state");
        }
        assertThat(listener.answer()).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void nobodyOutsideThisMachineReachesIt() throws IOException {
        List<java.net.InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address instanceof java.net.Inet4Address)
                .toList();
        for (var address : others) {
            assertThatThrownBy(() -> new Socket(address, listener.redirect().getPort()).close())
                    .isInstanceOf(ConnectException.class);
        }
        assertThat(listener.redirect().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void afterwardsThePortIsFree() {
        int port = listener.redirect().getPort();
        listener.close();

        assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(ConnectException.class);
    }

    private HttpResponse<String> bring(String query) throws IOException {
        return SsoWorld.get(URI.create(listener.redirect() + query));
    }

    private int statusOf(String method, String path) throws IOException {
        var connection = (HttpURLConnection) new java.net.URL(
                        URI.create("http://127.0.0.1:" + listener.redirect().getPort()) + path)
                .openConnection();
        connection.setRequestMethod(method);
        return connection.getResponseCode();
    }
}
