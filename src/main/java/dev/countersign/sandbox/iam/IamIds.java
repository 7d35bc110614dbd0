package dev.countersign.sandbox.iam;

import dev.countersign.sandbox.api.IssuedSecrets;
import java.security.SecureRandom;
import java.util.Base64;

/** Ids and secrets of the forms that IAM gives out. */
final class IamIds {
    private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String SECRET_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int ID_LENGTH = 16;
    private static final int SECRET_LENGTH = 40;
    private static final int SESSION_TOKEN_BYTES = 270;

    private final SecureRandom random = new SecureRandom();
    private final IssuedSecrets issued;

    IamIds(IssuedSecrets issued) {
        this.issued = issued;
    }

    /** @param prefix four letters that tell the kind, for example {@code AROA} for roles */
    String id(String prefix) {
        return prefix + letters(ID_LETTERS, ID_LENGTH);
    }

    String secret() {
        return issued.noted("secret access key", letters(SECRET_LETTERS, SECRET_LENGTH));
    }

    String sessionToken() {
        byte[] bytes = new byte[SESSION_TOKEN_BYTES];
        random.nextBytes(bytes);
        return issued.noted("session token", Base64.getEncoder().encodeToString(bytes));
    }

    private String letters(String alphabet, int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
