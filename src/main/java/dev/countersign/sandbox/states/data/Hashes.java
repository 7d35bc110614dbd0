package dev.countersign.sandbox.states.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/** Digests of texts, by the names that Step Functions knows. */
final class Hashes {
    private static final Set<String> KNOWN = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    private Hashes() {}

    static String hash(String text, String algorithm) {
        if (!KNOWN.contains(algorithm)) {
            throw new IllegalArgumentException("there is no algorithm " + algorithm);
        }
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("there is no algorithm " + algorithm, e);
        }
    }
}
