package dev.countersign.sandbox.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A signed JSON Web Token (RFC 7519) in its compact form, with the signatures that the sandbox's services accept.
 *
 * @param signed the bytes that the signature covers
 */
public record JsonWebToken(JsonNode header, JsonNode claims, byte[] signed, byte[] signature) {
    /** JOSE algorithms by the JDK's names for them. */
    private static final Map<String, String> ALGORITHMS =
            Map.of("RS256", "SHA256withRSA", "ES256", "SHA256withECDSAinP1363Format");

    private static final JsonMapper JSON = JsonMapper.shared();

    /** @throws IllegalArgumentException when it is not of three parts, or one of them is not what it should be */
    public static JsonWebToken parse(String compact) {
        String[] parts = compact.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a token has three parts");
        }
        Base64.Decoder base64 = Base64.getUrlDecoder();
        return new JsonWebToken(
                object(base64.decode(parts[0])),
                object(base64.decode(parts[1])),
                (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII),
                base64.decode(parts[2]));
    }

    private static JsonNode object(byte[] json) {
        try {
            JsonNode node = JSON.readTree(json);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("a part of the token is not JSON", e);
        }
        throw new IllegalArgumentException("a part of the token is not an object");
    }

    /** The name of the signature's algorithm, for example {@code RS256}; empty text when there is none. */
    public String algorithm() {
        return header.path("alg").asString("");
    }

    public boolean knowsAlgorithm() {
        return ALGORITHMS.containsKey(algorithm());
    }

    /** Whether {@code key} made the signature; no also for a key or an algorithm of another kind. */
    public boolean isSignedBy(PublicKey key) {
        String algorithm = ALGORITHMS.get(algorithm());
        if (algorithm == null) {
            return false;
        }
        try {
            Signature check = Signature.getInstance(algorithm);
            check.initVerify(key);
            check.update(signed);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Says nothing of the token, which may be a credential. */
    @Override
    public String toString() {
        return "JsonWebToken[" + algorithm() + "]";
    }
}
