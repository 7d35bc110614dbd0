package dev.countersign.doctor.pack.redaction;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells by its name whether a field holds a secret: what people call passwords, keys and tokens. */
final class SecretNames {
    private static final List<String> ENDINGS = List.of(
            "password",
            "passwd",
            "passphrase",
            "pwd",
            "secret",
            "secrets",
            "token",
            "tokens",
            "credential",
            "credentials",
            "apikey",
            "privatekey",
            "accesskey",
            "secretkey",
            "authkey",
            "sharedkey",
            "signingkey",
            "accountkey",
            "authorization",
            "cookie",
            "signature",
            "sessionid",
            "connectionstring",
            "mfacode",
            "tokencode");

    private static final Set<String> WORDS = Set.of("pin", "otp", "jwt", "sas", "auth", "pass");

    private SecretNames() {}

    /** For example {@code db_password}, {@code X-Api-Key} and {@code TaskToken.$}; not {@code tokenBucket} or {@code secretArn}. */
    static boolean isSecret(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return WORDS.contains(plain) || ENDINGS.stream().anyMatch(plain::endsWith);
    }
}
