package dev.countersign.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority for one test, and the certificate of one server. Made by the JDK's keytool; nobody else trusts it. */
final class TestAuthority {
    private static final String PASSWORD = "not-a-secret";

    private final Path certificate;
    private final SSLContext server;

    private TestAuthority(Path certificate, SSLContext server) {
        this.certificate = certificate;
        this.server = server;
    }

    /**
     * @param folder where its files go
     * @param hosts the names that the server's certificate is for
     */
    static TestAuthority in(Path folder, List<String> hosts) {
        Path store = folder.resolve("authority.p12");
        Path certificate = folder.resolve("authority.pem");
        List<String> pair = List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2");
        List<String> authority = new ArrayList<>(pair);
        authority.addAll(List.of("-alias", "ca", "-dname", "CN=Countersign test authority"));
        authority.addAll(List.of("-ext", "bc:critical=ca:true", "-ext", "ku:critical=keyCertSign"));
        keytool(store, authority);
        List<String> server = new ArrayList<>(pair);
        server.addAll(List.of("-alias", "server", "-dname", "CN=Countersign test server", "-signer", "ca"));
        server.addAll(
                List.of("-ext", "san=" + hosts.stream().map(h -> "dns:" + h).collect(Collectors.joining(","))));
        keytool(store, server);
        keytool(store, List.of("-exportcert", "-rfc", "-alias", "ca", "-file", certificate.toString()));
        return new TestAuthority(certificate, context(store));
    }

    /** Its own certificate, as PEM. */
    Path certificate() {
        return certificate;
    }

    /** What the server listens with. */
    SSLContext server() {
        return server;
    }

    private static SSLContext context(Path store) {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore both = KeyStore.getInstance("PKCS12");
            both.load(in, PASSWORD.toCharArray());
            KeyStore only = KeyStore.getInstance("PKCS12");
            only.load(null, null);
            only.setKeyEntry(
                    "server",
                    both.getKey("server", PASSWORD.toCharArray()),
                    PASSWORD.toCharArray(),
                    both.getCertificateChain("server"));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(only, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, new SecureRandom());
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void keytool(Path store, List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        all.add("-J-XX:TieredStopAtLevel=1");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        ForeignTool.named(keytool, java.util.Map.of())
                .run(all.toArray(String[]::new))
                .succeeded();
    }
}
