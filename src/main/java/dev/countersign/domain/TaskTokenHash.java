package dev.countersign.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a task token. A token is a secret, whoever holds it can answer for the approver, so this is all that is kept of
 * one.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record TaskTokenHash(String hex) {
    private static final int DIGITS = 64;

    public TaskTokenHash {
        if (hex.length() != DIGITS) {
            throw new IllegalArgumentException("not a SHA-256 in hexadecimal digits");
        }
    }

    /** The hash of a token in the clear, which is not kept. */
    public static TaskTokenHash of(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return new TaskTokenHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The first eight digits: enough for a person to see that two are the same. */
    public String brief() {
        return hex.substring(0, 8);
    }

    @Override
    public String toString() {
        return "task token " + brief();
    }
}
