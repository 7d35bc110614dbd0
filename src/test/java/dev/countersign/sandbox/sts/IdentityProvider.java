package dev.countersign.sandbox.sts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenID Connect provider on this machine: its configuration, its keys, and tokens. Put {@link #issuer} into IAM with {@code
 * CreateOpenIDConnectProvider}; a role trusts {@code {"Federated": "arn:aws:iam::ACCOUNT:oidc-provider/127.0.0.1:PORT"}}.
 */
public final class IdentityProvider implements AutoCloseable {
    private final HttpServer server;
    private final KeyPair rsa = pair("RSA");
    private final KeyPair ec = pair("EC");
    private volatile int status = 200;

    public IdentityProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/.well-known/openid-configuration",
                x -> answer(x, Map.of("issuer", issuer(), "jwks_uri", issuer() + "/keys")));
        server.createContext("/keys", x -> answer(x, Map.of("keys", List.of(rsaKey(), ecKey()))));
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A token for {@code subject}, good for five minutes, signed with the provider's RSA key. */
    public String token(String subject, String audience) {
        return token("RS256", "rsa", claims(subject, audience));
    }

    Map<String, Object> claims(String subject, String audience) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer());
        claims.put("sub", subject);
        claims.put("aud", audience);
        claims.put("exp", Instant.now().plusSeconds(300).getEpochSecond());
        return claims;
    }

    String token(String algorithm, String keyId, Map<String, Object> claims) {
        String signed = part(Map.of("alg", algorithm, "kid", keyId)) + "." + part(claims);
        try {
            boolean rs = algorithm.equals("RS256");
            Signature signature = Signature.getInstance(rs ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
            signature.initSign((rs ? rsa : ec).getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on it answers with this status only. */
    void answerWith(int newStatus) {
        status = newStatus;
    }

    private void answer(HttpExchange exchange, Map<String, Object> json) throws IOException {
        try (exchange) {
            byte[] body = JsonMapper.shared().writeValueAsBytes(json);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Map<String, Object> rsaKey() {
        var key = (RSAPublicKey) rsa.getPublic();
        return Map.of("kty", "RSA", "kid", "rsa", "n", number(key.getModulus()), "e", number(key.getPublicExponent()));
    }

    private Map<String, Object> ecKey() {
        var point = ((ECPublicKey) ec.getPublic()).getW();
        return Map.of(
                "kty",
                "EC",
                "kid",
                "ec",
                "crv",
                "P-256",
                "x",
                number(point.getAffineX()),
                "y",
                number(point.getAffineY()));
    }

    private static String part(Map<String, Object> json) {
        return base64(JsonMapper.shared().writeValueAsBytes(json));
    }

    private static String number(BigInteger number) {
        return base64(number.toByteArray());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair pair(String kind) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            if (kind.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(2048);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
