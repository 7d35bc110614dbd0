package dev.countersign.sandbox.wire.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An HTTP/1.1 server on the loopback interface, with a virtual thread for each connection.
 *
 * <p>The JDK's own server would do but for one thing: it always writes the machine's time into the {@code Date} header, and here
 * that header has to follow the sandbox's clock.
 */
public final class HttpListener implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(HttpListener.class.getName());
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final ServerSocket server;
    private final Function<WireRequest, WireResponse> handler;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("sandbox-http-", 0).factory());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private HttpListener(ServerSocket server, Function<WireRequest, WireResponse> handler) {
        this.server = server;
        this.handler = handler;
    }

    /**
     * Listens from now on.
     *
     * @param port 0 for any free one
     * @param handler answers every request, with no exception
     * @throws UncheckedIOException when the port is taken
     */
    public static HttpListener start(int port, Function<WireRequest, WireResponse> handler) {
        try {
            var server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 256);
            var listener = new HttpListener(server, handler);
            listener.threads.execute(listener::accept);
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    /** {@code http://127.0.0.1:PORT}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (RejectedExecutionException e) {
                return;
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.log(Level.WARNING, "a connection could not be accepted", e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) IDLE.toMillis());
            var out = new BufferedOutputStream(socket.getOutputStream(), 16 * 1024);
            exchange(new RequestReader(new BufferedInputStream(socket.getInputStream(), 16 * 1024), out), out);
        } catch (IOException e) {
            LOG.log(Level.FINE, "a connection ended", e);
        } finally {
            open.remove(socket);
        }
    }

    private void exchange(RequestReader requests, BufferedOutputStream out) throws IOException {
        var responses = new ResponseWriter(out);
        try {
            for (Optional<WireRequest> next = requests.next(); next.isPresent(); next = requests.next()) {
                WireRequest request = next.get();
                boolean close = "close".equalsIgnoreCase(request.headers().get("connection"));
                responses.write(handler.apply(request), request.method().equals("HEAD"), close);
                if (close) {
                    return;
                }
            }
        } catch (RequestReader.BadMessage e) {
            responses.refuse(e.status());
        }
    }

    /** Ends every connection and waits a moment for what is being answered. */
    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "closing", e);
        }
        threads.shutdownNow();
        try {
            threads.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
