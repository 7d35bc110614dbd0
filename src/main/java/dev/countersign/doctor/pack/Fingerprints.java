package dev.countersign.doctor.pack;

import dev.countersign.domain.TaskTokenHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Puts another hash in the place of every task token's hash: keyed with a secret that is made for one pack and never written down. So
 * within a pack two tokens can be told to be the same, and a guess at one cannot be checked against a pack.
 */
final class Fingerprints {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final Pattern BRIEF = Pattern.compile("\\btask token ([0-9a-f]{8})\\b");

    private final SecretKeySpec key;
    private final int briefDigits;

    private Fingerprints(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.briefDigits = new TaskTokenHash("0".repeat(2 * KEY_BYTES)).brief().length();
    }

    /** With a key of its own. */
    static Fingerprints keyedAnew() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new Fingerprints(key);
    }

    /** The same for the same token, and begins as its {@linkplain #inText brief form} in a text does. */
    TaskTokenHash of(TaskTokenHash hash) {
        return new TaskTokenHash(brief(hash.brief()) + mac(hash.hex()).substring(briefDigits));
    }

    /** The text with the brief form of each hash replaced. */
    String inText(String text) {
        return text.contains("task token ")
                ? BRIEF.matcher(text).replaceAll(match -> "task token " + brief(match.group(1)))
                : text;
    }

    private String brief(String brief) {
        return mac(brief).substring(0, briefDigits);
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
