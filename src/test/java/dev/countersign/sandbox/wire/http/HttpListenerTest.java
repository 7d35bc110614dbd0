package dev.countersign.sandbox.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpListenerTest {
    private static final Instant DATE = Instant.parse("2031-05-06T07:08:09Z");

    /** Answers every request with its method, path, query and body; {@code /fail} with an error that has no body. */
    private final HttpListener listener = HttpListener.start(0, sent -> {
        if (sent.rawPath().equals("/fail")) {
            return WireResponse.empty(404, DATE);
        }
        String text = sent.method() + " " + sent.rawPath() + "?" + sent.rawQuery() + " "
                + new String(sent.body(), StandardCharsets.UTF_8);
        return new WireResponse(
                200,
                Map.of("Content-Length", "77", "X-Text", "a\r\nInjected: b"),
                text.getBytes(StandardCharsets.UTF_8),
                DATE);
    });

    @AfterEach
    void close() {
        listener.close();
    }

    /** Sends raw text and reads until the other side closes, or for the given number of characters. */
    private String exchange(String text) throws IOException {
        try (var socket = new Socket("127.0.0.1", listener.endpoint().getPort())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void severalRequestsOnOneConnectionAreAnsweredInTheirOrder() throws IOException {
        String answers = exchange("GET /one?a=b HTTP/1.1\r\nHost: h\r\n\r\n"
                + "POST /fail HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello"
                + "PUT /two HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nT: r\r\n\r\n"
                + "GET /three HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        assertThat(answers).containsSubsequence("GET /one?a=b ", "HTTP/1.1 404", "PUT /two? abcde", "GET /three? ");
    }

    @Test
    void theDateIsTheHandlersAndHeadersCannotBeSmuggledIn() throws IOException {
        String answer = exchange("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        assertThat(answer.lines())
                .contains("Date: Tue, 06 May 2031 07:08:09 GMT")
                .noneMatch(l -> l.startsWith("Injected"));
        assertThat(answer).contains("Content-Length: 7\r\n").doesNotContain("77");
    }

    @Test
    void aHeadAnswerHasTheLengthButNoBody() throws IOException {
        String answer = exchange("HEAD /x HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        assertThat(answer).contains("Content-Length: 77\r\n").endsWith("\r\n\r\n");
    }

    @Test
    void aClientThatAsksBeforeSendingTheBodyIsToldToGoOn() throws IOException {
        try (var socket = new Socket("127.0.0.1", listener.endpoint().getPort())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream()
                    .write(
                            "PUT /k HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 3\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String goOn = new String(in.readNBytes(25), StandardCharsets.US_ASCII);
            assertThat(goOn).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            socket.getOutputStream().write("abc".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).endsWith("PUT /k? abc");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET / HTTP/2\r\n\r\n",
                "GET / HTTP/1.1\r\nno colon\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"
            })
    void whatIsNotHttpIsRefusedAndTheConnectionEnds(String text) throws IOException {
        assertThat(exchange(text)).matches("(?s)HTTP/1.1 4\\d\\d .*Connection: close\r\n\r\n");
    }

    @Test
    void closingEndsOpenConnectionsAndFreesThePort() throws IOException {
        int port = listener.endpoint().getPort();
        try (var idle = new Socket("127.0.0.1", port)) {
            idle.setSoTimeout(5000);
            idle.getOutputStream().write("GET / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(idle.getInputStream().read()).isEqualTo('H');
            listener.close();
            assertThat(new String(idle.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("TTP/1.1 200");
        }
        try (var next = HttpListener.start(port, sent -> WireResponse.empty(200, DATE))) {
            assertThat(next.endpoint().getPort()).isEqualTo(port);
            assertThatThrownBy(() -> HttpListener.start(port, sent -> WireResponse.empty(200, DATE)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("port " + port);
        }
    }
}
