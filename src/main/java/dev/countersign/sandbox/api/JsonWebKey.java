package dev.countersign.sandbox.api;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** A public key as JSON (RFC 7517): RSA, or EC on the curve P-256. */
public record JsonWebKey(JsonNode json, PublicKey key) {
    /** @throws IllegalArgumentException when it is not a key of these kinds */
    public static JsonWebKey of(JsonNode json) {
        try {
            return switch (json.path("kty").asString("")) {
                case "RSA" -> new JsonWebKey(json, rsa(json));
                case "EC" -> new JsonWebKey(json, p256(json));
                default -> throw new IllegalArgumentException("neither an RSA nor an EC key");
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a key", e);
        }
    }

    private static PublicKey rsa(JsonNode json) throws GeneralSecurityException {
        var spec = new RSAPublicKeySpec(number(json, "n"), number(json, "e"));
        return KeyFactory.getInstance("RSA").generatePublic(spec);
    }

    private static PublicKey p256(JsonNode json) throws GeneralSecurityException {
        if (!json.path("crv").asString("").equals("P-256")) {
            throw new IllegalArgumentException("not on P-256");
        }
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        var point = new ECPoint(number(json, "x"), number(json, "y"));
        var spec = new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class));
        return KeyFactory.getInstance("EC").generatePublic(spec);
    }

    private static BigInteger number(JsonNode json, String member) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(json.path(member).asString("")));
    }

    /** The key's SHA-256 thumbprint (RFC 7638), in base64url. */
    public String thumbprint() {
        String[] members = json.path("kty").asString("").equals("EC")
                ? new String[] {"crv", "kty", "x", "y"}
                : new String[] {"e", "kty", "n"};
        var text = new StringBuilder("{");
        for (String member : members) {
            text.append(text.length() > 1 ? "," : "")
                    .append('"')
                    .append(member)
                    .append("\":\"")
                    .append(json.path(member).asString(""))
                    .append('"');
        }
        byte[] bytes = text.append('}').toString().getBytes(StandardCharsets.UTF_8);
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
