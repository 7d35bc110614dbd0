package dev.countersign.sandbox.signin;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.IssuedSecrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Makes ID tokens: {@code sub} is the ARN of who signed in, which clients keep as the profile's {@code login_session}. */
final class IdTokens {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final KeyPair key = newKey();
    private final IssuedSecrets issued;

    IdTokens(IssuedSecrets issued) {
        this.issued = issued;
    }

    String of(Caller person, String clientId, Instant now, Duration lifetime) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", person.arn());
        claims.put("aud", clientId);
        claims.put("iss", "https://signin.aws.amazon.com/signin");
        claims.put("session_arn", person.arn());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(lifetime).getEpochSecond());
        String signed = part(Map.of("typ", "JWT", "alg", "ES256")) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return issued.noted("sign-in ID token", signed + "." + base64(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Map<String, Object> json) {
        return base64(JSON.writeValueAsBytes(json));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
