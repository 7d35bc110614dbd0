package dev.countersign.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;

/**
 * A proxy behind which AWS's own host names lead to a sandbox, for programs that cannot be told an endpoint for IAM Identity
 * Center: the AWS CLI before 2.13. They speak TLS with {@code oidc.eu-west-1.amazonaws.com} and the like; the certificate is one of
 * the test's own authority.
 *
 * <pre>
 * try (var proxy = AwsTlsProxy.to(sandbox.endpoint(), "eu-west-1", folder)) {
 *     Map&lt;String, String&gt; environment = new HashMap&lt;&gt;(proxy.environment());     // HTTPS_PROXY, AWS_CA_BUNDLE
 *     environment.put("HOME", home.toString());                          // with .aws/config, .aws/sso/cache
 *     ForeignTool.awsCli(environment).run("sts", "get-caller-identity", "--profile", "sandbox");
 *     proxy.hosts();                                                      // [portal.sso.eu-west-1.amazonaws.com, sts…]
 * }
 * </pre>
 *
 * <p>{@link #refusing} is a proxy that lets nobody through.
 */
public final class AwsTlsProxy implements AutoCloseable {
    private static final List<String> SERVICES = List.of(
            "oidc",
            "portal.sso",
            "sts",
            "signin",
            "states",
            "codepipeline",
            "cloudformation",
            "events",
            "lambda",
            "logs",
            "sns",
            "s3");

    private final ServerSocket listening;
    private final URI sandbox;
    private final TestAuthority authority;
    private final Set<String> known;
    private final OptionalInt refusal;
    private final List<String> hosts = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private AwsTlsProxy(URI sandbox, String region, Path folder, OptionalInt refusal) throws IOException {
        this.sandbox = sandbox;
        this.refusal = refusal;
        List<String> names = new ArrayList<>(Stream.of("iam", "sts")
                .map(service -> service + ".amazonaws.com")
                .toList());
        SERVICES.forEach(service -> names.add(service + "." + region + ".amazonaws.com"));
        this.known = Set.copyOf(names);
        this.authority = TestAuthority.in(folder, names);
        this.listening = new ServerSocket();
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        threads.execute(this::accept);
    }

    /**
     * @param sandbox the sandbox's endpoint
     * @param region whose host names lead to it
     * @param folder for the authority's files; kept until the proxy is closed
     */
    public static AwsTlsProxy to(URI sandbox, String region, Path folder) {
        return start(sandbox, region, folder, OptionalInt.empty());
    }

    /** A proxy that answers every wish for a connection with an HTTP status, for example 403. */
    public static AwsTlsProxy refusing(int status, Path folder) {
        return start(URI.create("http://127.0.0.1:9"), "eu-west-1", folder, OptionalInt.of(status));
    }

    private static AwsTlsProxy start(URI sandbox, String region, Path folder, OptionalInt refusal) {
        try {
            return new AwsTlsProxy(sandbox, region, folder, refusal);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** {@code http://127.0.0.1:PORT}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** The certificate to trust, as a PEM file. */
    public Path certificate() {
        return authority.certificate();
    }

    /** What the AWS CLI and boto3 need to go this way. Loopback addresses they reach directly. */
    public Map<String, String> environment() {
        return Map.of(
                "HTTPS_PROXY",
                address().toString(),
                "https_proxy",
                address().toString(),
                "NO_PROXY",
                "127.0.0.1,localhost",
                "AWS_CA_BUNDLE",
                certificate().toString());
    }

    /** The hosts that connections were made to, in order. */
    public List<String> hosts() {
        return List.copyOf(hosts);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                open.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException | RejectedExecutionException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String host = connect(new BufferedInputStream(client.getInputStream(), 1));
            hosts.add(host);
            int status = refusal.orElse(known.contains(host) ? 200 : 502);
            client.getOutputStream()
                    .write(("HTTP/1.1 " + status + " From the proxy\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
            if (status == 200) {
                join(client, host);
            }
        } catch (IOException e) {
            // The other side went away, or does not trust the authority: it says so itself.
        } finally {
            open.remove(client);
        }
    }

    /** Reads a CONNECT request to the end of its headers, and not a byte more. */
    private static String connect(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0 || head.length() > 16_384) {
                throw new IOException("no CONNECT request");
            }
            head.append((char) c);
        }
        String[] words = head.toString().split(" ", 3);
        if (!words[0].equals("CONNECT")) {
            throw new IOException("no CONNECT request");
        }
        return words[1].substring(0, words[1].lastIndexOf(':'));
    }

    private void join(Socket client, String host) throws IOException {
        try (var secure = (SSLSocket) authority.server().getSocketFactory().createSocket(client, host, 443, true);
                var plain = new Socket(sandbox.getHost(), sandbox.getPort())) {
            secure.setUseClientMode(false);
            secure.startHandshake();
            open.add(plain);
            threads.execute(() -> copy(plain, secure));
            pump(secure, plain);
            open.remove(plain);
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            pump(from, to);
        } catch (IOException e) {
            // One side went away; both are closed.
        }
    }

    private static void pump(Socket from, Socket to) throws IOException {
        OutputStream out = to.getOutputStream();
        byte[] piece = new byte[8192];
        for (int n = from.getInputStream().read(piece);
                n >= 0;
                n = from.getInputStream().read(piece)) {
            out.write(piece, 0, n);
            out.flush();
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
