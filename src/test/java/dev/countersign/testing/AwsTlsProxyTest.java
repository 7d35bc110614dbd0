package dev.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.Sandbox;
import dev.countersign.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwsTlsProxyTest {
    @TempDir
    Path folder;

    @Test
    void awssNamesLeadToTheSandboxAndOthersNowhere() throws Exception {
        try (var sandbox = Sandbox.start(SandboxOptions.defaults());
                var proxy = AwsTlsProxy.to(sandbox.endpoint(), sandbox.region(), folder)) {
            HttpResponse<String> answer = post(proxy, "https://oidc.eu-west-1.amazonaws.com/token");
            assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("InvalidRequestException");
            assertThatThrownBy(() -> post(proxy, "https://example.com/token")).isInstanceOf(IOException.class);
            assertThat(proxy.hosts()).contains("oidc.eu-west-1.amazonaws.com", "example.com");
        }
    }

    @Test
    void aProxyThatRefusesSaysSo() {
        try (var proxy = AwsTlsProxy.refusing(403, folder)) {
            assertThatThrownBy(() -> post(proxy, "https://oidc.eu-west-1.amazonaws.com/token"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("403");
        }
    }

    private static HttpResponse<String> post(AwsTlsProxy proxy, String uri) throws Exception {
        try (HttpClient http = HttpClient.newBuilder()
                .proxy(ProxySelector.of(new InetSocketAddress(
                        proxy.address().getHost(), proxy.address().getPort())))
                .sslContext(trusting(proxy.certificate()))
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(uri))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static SSLContext trusting(Path certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
