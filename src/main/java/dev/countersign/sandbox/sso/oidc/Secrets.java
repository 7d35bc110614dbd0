package dev.countersign.sandbox.sso.oidc;

import dev.countersign.sandbox.api.IssuedSecrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Unguessable texts. */
public final class Secrets {
    /** Consonants only, so that no word comes out, and none that looks like a digit. */
    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final IssuedSecrets issued;

    public Secrets(IssuedSecrets issued) {
        this.issued = issued;
    }

    /**
     * A secret that is given out.
     *
     * @param kind what it is, for example {@code access token}
     * @param bytes how much chance is in it; the text is a third longer
     */
    String secret(String kind, int bytes) {
        return issued.noted(kind, id(bytes));
    }

    /** Something that nobody guesses, but that opens nothing by itself. */
    public String id(int bytes) {
        byte[] chance = new byte[bytes];
        random.nextBytes(chance);
        return BASE64.encodeToString(chance);
    }

    /** A code for people, for example {@code BCDF-GHJK}. */
    String userCode() {
        var code = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            code.append(i == 4 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** Whether two texts are the same, in a time that does not tell how much of them is. */
    static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    /** The challenge that belongs to a PKCE verifier by the method {@code S256}. */
    static String challenge(String verifier) {
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
