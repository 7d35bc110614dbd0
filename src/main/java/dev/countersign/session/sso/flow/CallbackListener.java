package dev.countersign.session.sso.flow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Waits on this machine for the browser to bring the authorization code. Takes one answer, and only the one that knows the
 * state; whatever else comes is answered and forgotten.
 */
final class CallbackListener implements AutoCloseable {
    /** The path that the AWS CLI registers, too. */
    static final String PATH = "/oauth/callback";
    /** As registered: without a port, because each sign-in has another. */
    static final URI REGISTERED = URI.create("http://127.0.0.1" + PATH);

    private static final int MOST_QUERY = 8192;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String state;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    /** What the browser brought. */
    sealed interface Answer {
        /** The person agreed. */
        record Code(String value) implements Answer {
            @Override
            public String toString() {
                return "authorization code";
            }
        }

        /**
         * The person, or AWS, did not agree.
         *
         * @param error as OAuth names it
         */
        record Refused(String error, String description) implements Answer {}
    }

    private CallbackListener(HttpServer server, String state) {
        this.server = server;
        this.state = state;
    }

    /**
     * Takes a port and listens.
     *
     * @param state that the right answer repeats
     * @throws IOException when there is no port to be had
     */
    static CallbackListener open(CallbackPort port, String state) throws IOException {
        var listener = new CallbackListener(port.bind(), state);
        listener.server.setExecutor(listener.threads);
        listener.server.createContext("/", listener::handle);
        listener.server.start();
        return listener;
    }

    /** Where the browser is to bring the answer to. */
    URI redirect() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
    }

    /** Completed when the browser has brought it; the page that says so is on its way. */
    CompletableFuture<Answer> answer() {
        return answer;
    }

    /** Lets a page that is on its way arrive. */
    @Override
    public void close() {
        server.stop(1);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                page(exchange, 405, CallbackPage.STRAY);
            } else if (exchange.getRequestURI().getPath().equals(PATH)) {
                callback(exchange);
            } else if (exchange.getRequestURI().getPath().equals("/favicon.ico")) {
                exchange.sendResponseHeaders(204, -1);
            } else {
                page(exchange, 404, CallbackPage.STRAY);
            }
        }
    }

    private void callback(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI());
        boolean complete = query.containsKey("code") || query.containsKey("error");
        if (!complete || !state.equals(query.get("state"))) {
            page(exchange, 400, CallbackPage.STRAY);
        } else if (!taken.compareAndSet(false, true)) {
            page(exchange, 200, CallbackPage.ALREADY);
        } else if (query.containsKey("error")) {
            var refused =
                    new Answer.Refused(query.getOrDefault("error", ""), query.getOrDefault("error_description", ""));
            deliver(exchange, CallbackPage.REFUSED, refused);
        } else {
            deliver(exchange, CallbackPage.RECEIVED, new Answer.Code(query.getOrDefault("code", "")));
        }
    }

    private void deliver(HttpExchange exchange, CallbackPage page, Answer delivered) throws IOException {
        answer.complete(delivered);
        page(exchange, 200, page);
    }

    private static void page(HttpExchange exchange, int status, CallbackPage page) throws IOException {
        byte[] body = page.html().getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        headers.set("Cache-Control", "no-store");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Connection", "close");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** The first value of each name; a malformed query has none. */
    private static Map<String, String> query(URI uri) {
        Map<String, String> values = new HashMap<>();
        String raw = uri.getRawQuery();
        if (raw == null || raw.length() > MOST_QUERY) {
            return values;
        }
        for (String part : raw.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
